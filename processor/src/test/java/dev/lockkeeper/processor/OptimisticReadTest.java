package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An optimistic read never gives a value that only a writer may see. A writer comes between the stamp and the read every time, for
 * the lock itself lets it in: no luck with timing is needed.
 */
final class OptimisticReadTest {
    private static final String GAUGE = """
            package plane;
            import dev.lockkeeper.GuardedBy;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.StampedLock;
            public class Gauge {
                /** Starts a writer as soon as a stamp is given out, and waits until it is half way. */
                static final class DisturbedLock extends StampedLock {
                    private static final long serialVersionUID = 1;
                    transient Runnable disturbance = () -> {};
                    @Override public long tryOptimisticRead() {
                        long stamp = super.tryOptimisticRead();
                        disturbance.run();
                        return stamp;
                    }
                }
                private final DisturbedLock lock = new DisturbedLock();
                @GuardedBy("lock") protected TYPE level;

                /** Lets a writer set 1 and then 2 in one go, the reader coming between. */
                @SuppressWarnings("lockkeeper:lock-blocking") // the point of it
                public void disturb() {
                    CountDownLatch half = new CountDownLatch(1);
                    CountDownLatch isReaderBack = new CountDownLatch(1);
                    lock.disturbance = () -> {
                        lock.disturbance = () -> {};
                        Thread writer = new Thread(() -> {
                            long stamp = lock.writeLock();
                            try {
                                level = (TYPE) 1;
                                half.countDown();
                                await(isReaderBack);
                                level = (TYPE) 2;
                            } finally {
                                lock.unlockWrite(stamp);
                            }
                        });
                        writer.start();
                        await(half);
                        // The reader goes on: it must not believe what it sees, and waits for the writer.
                        new Thread(() -> {
                            while (!lock.isReadLocked() && !isReaderWaiting()) Thread.onSpinWait();
                            isReaderBack.countDown();
                        }).start();
                    };
                    reader = Thread.currentThread();
                }
                private volatile Thread reader;
                private boolean isReaderWaiting() {
                    return reader.getState() == Thread.State.WAITING || reader.getState() == Thread.State.TERMINATED
                            || isDone;
                }
                public volatile boolean isDone;
                private static void await(CountDownLatch latch) {
                    try { latch.await(); } catch (InterruptedException e) { throw new AssertionError(e); }
                }
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"int", "long", "double", "byte", "char", "float", "short"})
    void aValueThatAWriterWasAboutToReplaceIsNeverReturned(String type) {
        Subject gauge = Subject.of(
                TestCompilation.prepare(GAUGE.replace("TYPE", type))
                        .withoutLint()
                        .run(),
                "plane.ConcurrentGauge");
        gauge.call("disturb");

        Object level = gauge.call("level");

        assertThat(level instanceof Character character ? (double) character : ((Number) level).doubleValue())
                .isEqualTo(2.0);
    }

    @Test
    void withoutValidationTheTestAboveWouldFail() {
        TestCompilation compilation = TestCompilation.of(GAUGE.replace("TYPE", "long"));
        String careless = compilation
                .generated("plane.ConcurrentGauge")
                .replace("lock.validate(optimistic)", "optimistic != 0")
                .replace("ConcurrentGauge", "CarelessGauge")
                .replaceAll("@Generated.*\n|import javax.annotation.processing.Generated;\n", "");
        assertThat(careless).doesNotContain("validate");
        Subject gauge = Subject.of(TestCompilation.of(GAUGE.replace("TYPE", "long"), careless), "plane.CarelessGauge");
        gauge.call("disturb");

        assertThat(gauge.call("level")).isEqualTo(1L);
        gauge.set("isDone", true);
    }
}
