package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runtime.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What closing a generated class does. */
@Timeout(60)
final class CloseBehaviourTest {
    private static final Domain DEPOT = Domain.compile("yard.ConcurrentYard", """
            package yard;
            import dev.lockkeeper.*;
            import dev.lockkeeper.processor.Depot;
            import java.io.IOException;
            import java.util.*;
            import java.util.concurrent.Callable;
            abstract class Yard implements Depot, AutoCloseable {
                private final List<Long> closings = new ArrayList<>();
                private boolean failing;
                @Worker(pool = 1) public Object move(Callable<?> work) throws Exception { return work.call(); }
                @Override public void failOnClose() { failing = true; }
                @Override public List<Long> closings() { return closings; }
                @Override @GuardedBy("this") public void close() throws IOException {
                    if (!Thread.holdsLock(this)) throw new IllegalStateException("no lock");
                    closings.add(moveStats().completed());
                    if (failing) throw new IOException("gate is stuck");
                }
            }
            """);

    private final Depot depot = DEPOT.create(Depot.class);
    private final Gate gate = new Gate();

    private Object pass() throws InterruptedException {
        gate.pass();
        return "passed";
    }

    @Test
    void closeFinishesWhatThereIsAndThenCallsTheClassesOwnClose() throws Exception {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            depot.submitMove(done::incrementAndGet);
        }
        depot.close();
        assertThat(done).hasValue(100);
        assertThat(depot.closings()).containsExactly(100L);
    }

    @Test
    void aSubmissionAfterCloseIsRefusedWithTheReason() throws Exception {
        depot.close();
        assertThatThrownBy(() -> depot.submitMove(() -> 1))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("Yard.move")
                .hasMessageContaining("Submit before close()");
        assertThat(depot.moveStats().rejected()).isEqualTo(1);
    }

    @Test
    void whatTheClassesOwnCloseThrowsIsThrown() {
        depot.failOnClose();
        assertThatThrownBy(depot::close).isInstanceOf(IOException.class).hasMessage("gate is stuck");
    }

    @Test
    void aBoundedCloseInterruptsAndReportsWhatIsLeft() throws Exception {
        Task<Object> running = depot.submitMove(this::pass);
        gate.awaitArrivals();
        Task<Object> waiting = depot.submitMove(this::pass);
        List<Task<?>> dropped = depot.close(Duration.ZERO);
        assertThat(dropped).hasSize(2);
        assertThat(dropped.contains(running) && dropped.contains(waiting)).isTrue();
        Gate.awaitCondition(gate::wasInterrupted);
        assertThat(depot.closings()).hasSize(1);
    }

    @Test
    void aBoundedCloseThatIsLongEnoughDropsNothing() throws Exception {
        Task<Object> task = depot.submitMove(() -> 7);
        assertThat(depot.close(Duration.ofSeconds(60))).isEmpty();
        assertThat(task.get()).isEqualTo(7);
    }

    @Test
    void aFailureThatNobodyObservedReachesTheUncaughtExceptionHandler() throws Exception {
        List<Throwable> uncaught = new ArrayList<>();
        Thread closing = new Thread(() -> {
            depot.submitMove(() -> {
                throw new IOException("lost");
            });
            Task<Object> observed = depot.submitMove(() -> {
                throw new IOException("seen");
            });
            assertThatThrownBy(observed::get).hasRootCauseMessage("seen");
            try {
                depot.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        closing.setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        closing.start();
        closing.join();
        assertThat(uncaught).hasSize(1);
        assertThat(uncaught.get(0)).hasMessageContaining("lost");
    }

    @Test
    void aForgottenCloseDoesNotKeepTheJvmAlive(@TempDir Path folder) throws Exception {
        TestCompilation.of("""
                package yard;
                import dev.lockkeeper.Worker;
                public class Careless {
                    @Worker(pool = 1, threads = dev.lockkeeper.Threads.PLATFORM) public void forever() throws InterruptedException {
                        Thread.currentThread().join();
                    }
                    @Worker(pool = 1) public int once() { return 1; }
                    public static void main(String[] arguments) throws Exception {
                        ConcurrentCareless careless = new ConcurrentCareless();
                        careless.submitForever();
                        System.out.println(careless.submitOnce().get());
                    }
                }
                """).writeClasses(folder);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        "yard.Careless")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.strip()).isEqualTo("1");
    }
}
