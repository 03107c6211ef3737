package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ChannelLockTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 20_000;

    private final ChannelLock lock = new ChannelLock();
    private int count;

    private void countUnderTheLock() {
        for (int i = 0; i < ROUNDS; i++) {
            lock.lock();
            count++;
            lock.unlock();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void oneThreadAtATimeHoldsIt(ThreadKind kind) throws Exception {
        List<Forked<Void>> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Forked.run(kind, this::countUnderTheLock));
        }
        for (Forked<Void> thread : threads) {
            thread.result();
        }
        assertThat(count).isEqualTo(THREADS * ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void whoeverFindsItTakenSleepsUntilItIsReleased(ThreadKind kind) throws Exception {
        lock.lock();
        Forked<Void> waiting = Forked.run(kind, this::countUnderTheLock).awaitParked();
        assertThat(count).isZero();
        lock.unlock();
        waiting.result();
        assertThat(count).isEqualTo(ROUNDS);
    }

    @Test
    void anInterruptNeitherEndsTheWaitNorIsForgotten() throws Exception {
        lock.lock();
        CountDownLatch started = new CountDownLatch(1);
        Forked<Boolean> waiting = Forked.fork(() -> {
            Thread.currentThread().interrupt();
            started.countDown();
            lock.lock();
            count++;
            lock.unlock();
            return Thread.interrupted();
        });
        started.await();
        assertThat(count).isZero();
        lock.unlock();
        assertThat(waiting.result()).isTrue();
        assertThat(count).isEqualTo(1);
    }
}
