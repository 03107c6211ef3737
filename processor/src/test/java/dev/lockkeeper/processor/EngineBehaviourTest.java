package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runtime.EnginePool;
import dev.lockkeeper.runtime.Task;
import dev.lockkeeper.runtime.WorkerCall;
import dev.lockkeeper.runtime.WorkerEngine;
import dev.lockkeeper.runtime.WorkerMethod;
import dev.lockkeeper.runtime.WorkerSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another engine in the place of a generated class's pools. */
@Timeout(120)
final class EngineBehaviourTest {
    private static final TestCompilation PRESS = TestCompilation.of("""
            package print;
            import dev.lockkeeper.*;
            import dev.lockkeeper.runtime.Context;
            import java.util.*;
            public abstract class Press<P> {
                final int width;
                public Press(int width) { this.width = width; }
                @Worker(pool = 2, name = "ink") public int scan(Context context, P page, String... notes) { return notes.length + width; }
                @Worker(name = "ink") public void wash(int times) {}
                @Await("scan") public abstract void drain();
                @Await("wash") public abstract void washAll(List<Integer> times);
            }
            """);

    private final RecordingEngine engine = new RecordingEngine();

    /** Writes down what it is given, and has it done by local pools. */
    private static final class RecordingEngine implements WorkerEngine {
        private final List<String> pools = new CopyOnWriteArrayList<>();
        private final List<WorkerCall> calls = new CopyOnWriteArrayList<>();

        @Override
        public EnginePool open(WorkerSpec worker) {
            pools.add(worker.pool());
            EnginePool local = WorkerEngine.local().open(worker);
            return new EnginePool() {
                @Override
                public void submit(WorkerCall call) {
                    calls.add(call);
                    local.submit(call);
                }

                @Override
                public void shutdown() {
                    local.shutdown();
                }

                @Override
                public boolean awaitTermination(Duration timeout) throws InterruptedException {
                    return local.awaitTermination(timeout);
                }
            };
        }
    }

    @Test
    void anEngineGivenToTheConstructorGetsEveryCallDescribed() throws Exception {
        Subject press = Subject.of(PRESS, "print.ConcurrentPress", engine, 10);
        String[] notes = {"a", "b"};
        Task<?> task = (Task<?>) press.call("submitScan", "page", notes);
        assertThat(task.get()).isEqualTo(12);
        press.call("drain");
        press.call("washAll", List.of(3, 4));
        ((AutoCloseable) press.instance()).close();

        Class<?> domain = press.type().getSuperclass();
        assertThat(engine.pools).containsExactly("ink");
        assertThat(engine.calls)
                .extracting(call -> call.worker().method().orElseThrow())
                .containsExactly(
                        new WorkerMethod(
                                domain,
                                "scan",
                                List.of(dev.lockkeeper.runtime.Context.class, Object.class, String[].class)),
                        new WorkerMethod(domain, "wash", List.of(int.class)),
                        new WorkerMethod(domain, "wash", List.of(int.class)));
        assertThat(engine.calls.get(0).arguments()).containsExactly("page", notes);
        assertThat(engine.calls.subList(1, 3))
                .extracting(WorkerCall::arguments)
                .containsExactlyInAnyOrder(List.of(3), List.of(4));
        assertThat(engine.calls.get(0).task()).isSameAs(task);
    }

    @Test
    void withoutAnEngineThePoolsAreLocal() throws Exception {
        Subject press = Subject.of(PRESS, "print.ConcurrentPress", 10);
        assertThat(((Task<?>) press.call("submitScan", "page", new String[0])).get())
                .isEqualTo(10);
        assertThat(engine.calls).isEmpty();
    }
}
