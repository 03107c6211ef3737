package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.OnFailure;
import dev.lockkeeper.Overflow;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WorkerEngineTest {
    private static final WorkerSpec RENDER = WorkerSpec.builder("Renderer.render")
            .method(WorkerEngineTest.class, "render", String.class, int.class)
            .workers(2)
            .build();

    /** Records the calls, and passes them on to the pool that another engine opens. */
    private static final class RecordingEngine implements WorkerEngine {
        final List<WorkerCall> calls = new CopyOnWriteArrayList<>();

        @Override
        public EnginePool open(WorkerSpec worker) {
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

    /** Keeps the calls for the test to finish, as if the work were done elsewhere. */
    private static final class RemoteEngine implements WorkerEngine, EnginePool {
        final List<WorkerCall> calls = new CopyOnWriteArrayList<>();
        boolean full;

        @Override
        public EnginePool open(WorkerSpec worker) {
            return this;
        }

        @Override
        public void submit(WorkerCall call) {
            if (full) {
                throw new RejectedExecutionException("the cluster is full");
            }
            calls.add(call);
        }

        @Override
        public void shutdown() {
            calls.stream().filter(call -> !call.task().isDone()).forEach(call -> call.finish("at shutdown", null));
        }

        @Override
        public boolean awaitTermination(Duration timeout) {
            return true;
        }
    }

    @Test
    void callIsDescribedByWorkerMethodAndArguments() throws Exception {
        RecordingEngine engine = new RecordingEngine();
        try (WorkerSet workers = WorkerSet.open(engine)) {
            PooledWorker<String> render = workers.worker(RENDER);
            assertThat(render.submit(() -> "page 7", "page", 7).get()).isEqualTo("page 7");
            assertThat(render.submit(context -> "with context", "page", null).get())
                    .isEqualTo("with context");
            assertThat(engine.calls).hasSize(2).allSatisfy(call -> {
                assertThat(call.worker().worker()).isEqualTo("Renderer.render");
                assertThat(call.worker().method())
                        .contains(new WorkerMethod(WorkerEngineTest.class, "render", List.of(String.class, int.class)));
            });
            assertThat(engine.calls.get(0).arguments()).containsExactly("page", 7);
            assertThat(engine.calls.get(1).arguments()).containsExactly("page", null);
        }
    }

    @Test
    void fanOutDescribesEachItem() {
        RecordingEngine engine = new RecordingEngine();
        try (WorkerSet workers = WorkerSet.open(engine)) {
            PooledWorker<Integer> square = workers.worker(RENDER);
            assertThat(square.fanOut(OnFailure.FAIL_FAST).collect(List.of(1, 2, 3), i -> i * i))
                    .containsExactly(1, 4, 9);
            assertThat(square.fanOut(OnFailure.FAIL_FAST).collect(List.of(4), (context, i) -> i * i))
                    .containsExactly(16);
            assertThat(engine.calls)
                    .extracting(WorkerCall::arguments)
                    .containsExactly(List.of(1), List.of(2), List.of(3), List.of(4));
            assertThat(square.stats()).isEqualTo(new PoolStats(0, 0, 0, 4, 4, 0, 0, 0, 0));
        }
    }

    @Test
    void awaitsHearOfTasksThatAnEngineRuns() {
        RecordingEngine engine = new RecordingEngine();
        IOException failure = new IOException("disk");
        try (WorkerSet workers = WorkerSet.open(engine)) {
            PooledWorker<Object> render = workers.worker(RENDER);
            AtomicInteger done = new AtomicInteger();
            for (int i = 0; i < 100; i++) {
                render.submit(done::incrementAndGet);
            }
            workers.await(OnFailure.FAIL_FAST, render);
            assertThat(done).hasValue(100);
            render.submit(() -> {
                throw failure;
            });
            assertThatThrownBy(() -> workers.await(OnFailure.FAIL_FAST, render)).hasCause(failure);
            assertThat(render.stats()).isEqualTo(new PoolStats(0, 0, 0, 101, 100, 1, 0, 0, 0));
        }
    }

    @Test
    void workDoneElsewhereIsFinishedThroughTheCall() throws Exception {
        RemoteEngine engine = new RemoteEngine();
        try (WorkerSet workers = WorkerSet.open(engine)) {
            PooledWorker<Object> render = workers.worker(RENDER);
            Task<Object> good = render.submit(() -> "never run here", 1);
            Task<Object> bad = render.submit(() -> "never run here", 2);
            assertThat(render.stats().queued()).isEqualTo(2);
            assertThat(workers.tryAwait(Duration.ZERO, OnFailure.IGNORE, render))
                    .isFalse();
            IOException failure = new IOException("remote");
            assertThat(engine.calls.get(0).finish("remote result", null)).isTrue();
            assertThat(engine.calls.get(1).finish(null, failure)).isTrue();
            assertThat(engine.calls.get(1).finish("too late", null)).isFalse();
            assertThat(good.get()).isEqualTo("remote result");
            assertThatThrownBy(bad::get).hasCause(failure);
            assertThat(render.stats()).isEqualTo(new PoolStats(0, 0, 0, 2, 1, 1, 0, 0, 0));
            engine.calls.get(0).run(); // too late as well
            workers.await(OnFailure.FAIL_FAST, render);
        }
    }

    @Test
    void cancelledTaskIsOverThoughTheEngineHasIt() {
        RemoteEngine engine = new RemoteEngine();
        try (WorkerSet workers = WorkerSet.open(engine)) {
            PooledWorker<Object> render = workers.worker(RENDER);
            Task<Object> task = render.submit(() -> "never");
            boolean[] engineHeard = {false};
            var unused = engine.calls.get(0).task().whenComplete((result, failure) -> engineHeard[0] = true);
            task.cancel(true);
            workers.await(OnFailure.FAIL_FAST, render);
            assertThat(engineHeard).containsExactly(true);
            assertThat(render.stats()).isEqualTo(new PoolStats(0, 0, 0, 1, 0, 0, 1, 0, 0));
        }
    }

    @Test
    void callThatAnEngineDoesNotTakeIsRejected() {
        RemoteEngine engine = new RemoteEngine();
        try (WorkerSet workers = WorkerSet.open(engine)) {
            PooledWorker<Object> render = workers.worker(RENDER);
            engine.full = true;
            assertThatThrownBy(() -> render.submit(() -> "never"))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("the cluster is full");
            workers.await(OnFailure.FAIL_FAST, render);
            assertThat(render.stats()).isEqualTo(new PoolStats(0, 0, 0, 1, 0, 0, 0, 1, 0));
        }
    }

    @Test
    void taskThatTheLocalPoolBehindAnEngineDiscardsIsOver() throws Exception {
        try (WorkerSet workers = WorkerSet.open(new RecordingEngine())) {
            PooledWorker<Object> render = workers.worker(WorkerSpec.builder("Renderer.render")
                    .workers(1)
                    .queue(1)
                    .overflow(Overflow.DISCARD_OLDEST)
                    .build());
            Gate gate = new Gate();
            render.submit(gate::pass);
            gate.awaitArrival();
            Task<Object> oldest = render.submit(() -> "oldest");
            Task<Object> newest = render.submit(() -> "newest");
            assertThat(oldest).isCompletedExceptionally();
            assertThatThrownBy(oldest::get).hasCauseInstanceOf(RejectedExecutionException.class);
            gate.open();
            assertThat(newest.get()).isEqualTo("newest");
            workers.await(OnFailure.FAIL_FAST, render);
            assertThat(render.stats()).isEqualTo(new PoolStats(0, 0, 0, 3, 2, 0, 0, 0, 1));
        }
    }

    @Test
    void taskThatAnEngineHasIsOutstandingAtEveryMoment() throws Exception {
        RemoteEngine engine = new RemoteEngine();
        EngineTasks tasks = new EngineTasks("remote", engine);
        WorkerLedger ledger = new WorkerLedger(RENDER, tasks, new AwaitBoard());
        TaskSource source = new TaskSource(ledger, tasks);
        for (int i = 0; i < 5_000; i++) {
            Gate gate = new Gate();
            Task<?> task = source.submit(gate::pass);
            WorkerCall call = engine.calls.remove(0);
            Go.run(call);
            while (tasks.running().isEmpty()) {
                assertThat(tasks.outstanding(ledger)).containsExactly(task);
            }
            gate.open();
            task.get();
        }
    }

    @Test
    void closeLetsTheEngineFinishAndThenTakesNoMore() throws Exception {
        RemoteEngine engine = new RemoteEngine();
        WorkerSet workers = WorkerSet.open(engine);
        PooledWorker<Object> render = workers.worker(RENDER);
        Task<Object> task = render.submit(() -> "never");
        workers.close();
        assertThat(task.get()).isEqualTo("at shutdown");
        assertThatThrownBy(() -> render.submit(() -> "never"))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("Renderer.render");
    }

    @Test
    void standardEngineIsLocalWhereNobodyProvidesAnother() {
        assertThat(WorkerEngine.standard()).isSameAs(WorkerEngine.local());
    }

    @Test
    void serviceLoaderFindsAProvider(@TempDir Path directory) throws Exception {
        Path source = directory.resolve("Provided.java");
        Files.writeString(source, """
                public class Provided implements dev.lockkeeper.runtime.WorkerEngine {
                    public dev.lockkeeper.runtime.EnginePool open(dev.lockkeeper.runtime.WorkerSpec worker) {
                        throw new UnsupportedOperationException("provided");
                    }
                }
                """);
        String runtime = locationOf(WorkerEngine.class) + File.pathSeparator + locationOf(OnFailure.class);
        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-proc:none",
                        "-cp",
                        runtime,
                        "-d",
                        directory.toString(),
                        source.toString());
        assertThat(compiled).isZero();
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(WorkerEngine.class.getName()), "Provided");
        URL[] urls = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, WorkerEngine.class.getClassLoader())) {
            WorkerEngine found = LocalEngine.find(loader);
            assertThat(found.getClass().getName()).isEqualTo("Provided");
            WorkerSet workers = WorkerSet.open(found);
            assertThatThrownBy(() -> workers.worker(RENDER)).hasMessage("provided");
        }
    }

    private static Path locationOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
