package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitGroupTest {
    @Test
    void W1_negativeCounterThrows() {
        WaitGroup group = new WaitGroup();
        group.add(1);
        group.done();
        assertThatThrownBy(group::done)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("done() was called more often than add(1)");
        assertThatThrownBy(() -> group.add(-3)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void W1_awaitTellsThatABodyCalledDoneForItself() {
        WaitGroup group = new WaitGroup();
        group.go(group::done);
        Forked.awaitCondition(() -> isToldOfNegativeCount(group));
        group.add(1); // which makes up for it
        assertThatCode(group::await).doesNotThrowAnyException();
    }

    private static boolean isToldOfNegativeCount(WaitGroup group) {
        try {
            group.await(Duration.ofMillis(1));
            return false;
        } catch (IllegalStateException told) {
            assertThat(told).hasMessageContaining("the count is -1").hasMessageContaining("must not call done()");
            return true;
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void W2_awaitReturnsAtOnceWhenTheCountIsZero() throws Exception {
        WaitGroup group = new WaitGroup();
        group.await();
        assertThat(group.await(Duration.ZERO)).isTrue();
    }

    @Test
    void W2_awaitReturnsWhenTheCountComesToZero() throws Exception {
        WaitGroup group = new WaitGroup();
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            group.go(done::incrementAndGet);
        }
        group.await();
        assertThat(done).hasValue(100);
    }

    @Test
    void W3_allOfManyWaitersAreReleased() throws Exception {
        WaitGroup group = new WaitGroup();
        group.add(1);
        List<Forked<Void>> waiters = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiters.add(Forked.run(group::await).awaitParked());
        }
        group.done();
        for (Forked<Void> waiter : waiters) {
            waiter.result();
        }
    }

    @Test
    void W4_groupIsReusedAfterAllWaitsReturned() throws Exception {
        WaitGroup group = new WaitGroup();
        AtomicInteger done = new AtomicInteger();
        for (int round = 1; round <= 200; round++) {
            group.add(2);
            Runnable body = () -> {
                done.incrementAndGet();
                group.done();
            };
            Go.run(body);
            Go.run(body);
            group.await();
            assertThat(done).hasValue(2 * round);
        }
    }

    @Test
    void W4_waiterIsReleasedThoughTheGroupIsReusedAtOnce() throws Exception {
        for (int round = 0; round < 200; round++) {
            WaitGroup group = new WaitGroup();
            group.add(1);
            CountDownLatch waiting = new CountDownLatch(1);
            Thread waiter = new Thread(() -> {
                waiting.countDown();
                try {
                    group.await();
                } catch (InterruptedException unexpected) {
                    throw new AssertionError(unexpected);
                }
            });
            waiter.start();
            waiting.await();
            while (waiter.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
            group.done();
            group.add(1);
            waiter.join();
        }
    }

    @Test
    void W5_addWhileOthersWaitIsCounted() throws Exception {
        WaitGroup group = new WaitGroup();
        group.add(1);
        AtomicBoolean second = new AtomicBoolean();
        Gate gate = new Gate();
        Go.run(() -> {
            gate.passStubbornly();
            group.go(() -> second.set(true));
            group.done();
        });
        gate.awaitArrival();
        assertThat(group.await(Duration.ZERO)).isFalse();
        gate.open();
        group.await();
        assertThat(second).isTrue();
    }

    @Test
    void W6_goCountsUntilTheBodyEndedAndTellsTheHandlerOfAFailureBefore() throws Exception {
        WaitGroup group = new WaitGroup();
        RuntimeException failure = new IllegalStateException("W6");
        Gate handling = new Gate();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (thrown == failure) {
                handling.passStubbornly();
            }
        });
        try {
            group.go(() -> {
                throw failure;
            });
            handling.awaitArrival();
            assertThat(group.await(Duration.ZERO))
                    .as("while the handler hears of it")
                    .isFalse();
            handling.open();
            group.await();
        } finally {
            handling.open();
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void W7_whatHappenedBeforeDoneIsSeenAfterAwait() throws Exception {
        for (int round = 0; round < 200; round++) {
            WaitGroup group = new WaitGroup();
            int[] plain = new int[4];
            for (int i = 0; i < plain.length; i++) {
                int index = i;
                group.go(() -> plain[index] = index + 1);
            }
            group.await();
            assertThat(plain).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void waiterThatComesWhileTheLastIsDoneIsNotLeftBehind() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            WaitGroup group = new WaitGroup();
            CountDownLatch released = new CountDownLatch(2);
            group.add(1);
            for (int i = 0; i < 2; i++) {
                Go.run(() -> {
                    assertThatCode(group::await).doesNotThrowAnyException();
                    released.countDown();
                });
            }
            group.go(() -> {});
            group.done();
            released.await();
        }
    }

    @Test
    void nobodyIsLetGoWhileOneIsNeverDone() throws Exception {
        WaitGroup group = new WaitGroup();
        group.add(1);
        Forked<Void> waiter = Forked.run(group::await).awaitParked();
        for (int i = 0; i < 20_000; i++) {
            group.go(() -> {});
            group.add(2);
            group.add(-2);
        }
        assertThat(waiter.isDone()).isFalse();
        group.done();
        assertThat(waiter.result()).isNull();
    }

    @Test
    void countThatAnIntCannotHoldIsRefused() {
        WaitGroup group = new WaitGroup();
        group.add(Integer.MAX_VALUE);
        assertThatThrownBy(() -> group.add(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than an int holds");
        group.add(-Integer.MAX_VALUE);
        group.add(Integer.MAX_VALUE); // what was added in all may be more
        assertThatThrownBy(() -> group.add(Integer.MIN_VALUE)).hasMessageContaining("the count would be -1");
    }

    @Test
    void interruptedWaiterLeavesAndTheOthersStay() throws Exception {
        WaitGroup group = new WaitGroup();
        group.add(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(group::await).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        group.done();
        group.await();
    }
}
