package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.Overflow;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TaskTest {
    @Test
    void resultOfTheBodyIsTheResultOfTheTask() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            assertThat(pool.submit(() -> 42).get()).isEqualTo(42);
        }
    }

    @Test
    void failureOfTheBodyIsTheFailureOfTheTask() {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            IOException failure = new IOException("disk");
            Task<Object> task = pool.submit(() -> {
                throw failure;
            });
            assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class).hasCause(failure);
        }
    }

    @Test
    void cancelTrueInterruptsTheBody() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            Task<Object> task = pool.submit(() -> {
                started.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException expected) {
                    interrupted.countDown();
                }
                return "ignored";
            });
            started.await();
            assertThat(task.cancel(true)).isTrue();
            interrupted.await();
            assertThat(task).isCancelled();
            assertThatThrownBy(task::get).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void cancelFalseLetsTheBodyRunOn() throws Exception {
        Gate gate = new Gate();
        CountDownLatch ended = new CountDownLatch(1);
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            Task<Object> task = pool.submit(() -> {
                gate.pass();
                ended.countDown();
                return "ignored";
            });
            gate.awaitArrival();
            assertThat(task.cancel(false)).isTrue();
            assertThat(pool.stats().active()).isEqualTo(1);
            gate.open();
            ended.await();
        }
    }

    @Test
    void interruptOfACancelledTaskDoesNotReachTheNextOne() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            for (int i = 0; i < 2_000; i++) {
                CountDownLatch started = new CountDownLatch(1);
                Task<Object> victim = pool.submit(() -> {
                    started.countDown();
                    return null;
                });
                Task<Boolean> next = pool.submit(() -> Thread.currentThread().isInterrupted());
                started.await();
                victim.cancel(true);
                assertThat(next.get()).isFalse();
            }
        }
    }

    @Test
    void cancelledWhileQueuedNeverRuns() throws Exception {
        Gate gate = new Gate();
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            pool.submit(gate::pass);
            gate.awaitArrival();
            boolean[] ran = {false};
            Task<?> queued = pool.submit(() -> ran[0] = true);
            queued.cancel(true);
            assertThat(pool.stats().queued()).isZero();
            assertThat(pool.stats().cancelled()).isEqualTo(1);
            gate.open();
            pool.await();
            assertThat(ran[0]).isFalse();
        }
    }

    @Test
    void completedByHandDropsWhatTheBodyReturns() throws Exception {
        Gate gate = new Gate();
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            Task<String> task = pool.submit(() -> {
                gate.pass();
                return "late";
            });
            gate.awaitArrival();
            assertThat(task.complete("early")).isTrue();
            gate.open();
            pool.await();
            assertThat(task.get()).isEqualTo("early");
            assertThat(pool.stats().completed()).isEqualTo(1);
        }
    }

    @Test
    void completedAsynchronouslyByHandNeverRunsItsBody() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            Gate gate = new Gate();
            pool.submit(gate::pass);
            gate.awaitArrival();
            AtomicBoolean ran = new AtomicBoolean();
            Task<String> good = pool.submit(() -> "late " + ran.getAndSet(true));
            Task<String> bad = pool.submit(() -> "late " + ran.getAndSet(true));
            IllegalStateException failure = new IllegalStateException("by hand");
            assertThat(good.completeAsync(() -> "early", Runnable::run)).isSameAs(good);
            bad.completeAsync(
                    () -> {
                        throw failure;
                    },
                    Runnable::run);
            assertThat(good.get()).isEqualTo("early");
            assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasCause(failure);
            assertThat(pool.stats()).isEqualTo(new PoolStats(1, 1, 0, 3, 1, 1, 0, 0, 0));
            gate.open();
            pool.await();
            assertThat(ran).isFalse();
            good.completeAsync(
                    () -> {
                        throw new AssertionError("it is done");
                    },
                    Runnable::run);
        }
    }

    @Test
    void whoSeesTheTaskDoneSeesItCounted() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(2)) {
            for (int i = 1; i <= 1_000; i++) {
                pool.submit(() -> null).get();
                assertThat(pool.stats().completed()).isEqualTo(i);
            }
        }
    }

    @Test
    void workerThatRestsKeepsNoReferenceToTheLastResult() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            Forked.awaitCollected(
                    new WeakReference<>(pool.submit(() -> new byte[10]).get()));
        }
    }

    @Test
    void taskThatRunsTooLongFailsAndIsInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicBoolean started = new AtomicBoolean();
        try (WorkerPool pool =
                WorkerPool.builder().workers(1).timeout(Duration.ofMillis(1)).build()) {
            do { // until the body gets to run before its time is up
                Task<Object> task = pool.submit(() -> {
                    started.set(true);
                    try {
                        return new Gate().pass();
                    } catch (InterruptedException expected) {
                        interrupted.countDown();
                        throw expected;
                    }
                });
                assertThatThrownBy(task::get).hasCauseInstanceOf(TimeoutException.class);
            } while (!started.get());
            interrupted.await();
            pool.await();
            assertThat(pool.stats().failed()).isEqualTo(pool.stats().submitted());
        }
    }

    @Test
    void taskThatIsInTimeLeavesNothingInTheTimer() throws Exception {
        int before = SharedTimer.pending();
        try (WorkerPool pool =
                WorkerPool.builder().workers(1).timeout(Duration.ofHours(1)).build()) {
            for (int i = 0; i < 100; i++) {
                pool.submit(() -> "in time").get();
            }
            pool.await();
            assertThat(SharedTimer.pending()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void failureIsToldAsLaterJdksTellIt() {
        try (WorkerPool pool = WorkerPool.fixed(1)) {
            IOException failure = new IOException("disk");
            Task<Object> failing = pool.submit(() -> {
                throw failure;
            });
            pool.submit(() -> "after it").join();
            assertThat(failing.exceptionNow()).isSameAs(failure);
            CompletionException bare = new CompletionException(null);
            Task<Object> failingBare = pool.submit(() -> {
                throw bare;
            });
            pool.submit(() -> "after it").join();
            assertThat(failingBare.exceptionNow()).isSameAs(bare);
            Task<String> good = pool.submit(() -> "good");
            assertThatThrownBy(good::exceptionNow).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void tasksThatAreFailedFromOutsideAtOnceDoNotWaitForEachOther() throws Exception {
        for (int round = 0; round < 200; round++) {
            try (TaskGroup<Void> group = TaskGroup.open()) {
                Gate gate = new Gate();
                Task<Void> one = group.fork(gate::pass);
                Task<Void> two = group.fork(gate::pass);
                WaitGroup deciders = new WaitGroup();
                deciders.go(() -> one.completeExceptionally(new IOException("one")));
                deciders.go(() -> two.completeExceptionally(new IOException("two")));
                deciders.await();
                gate.open();
                assertThatThrownBy(group::join).hasCauseInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void callerThatRanACancelledTaskIsNotLeftInterrupted() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .workers(1)
                .queue(0)
                .overflow(Overflow.CALLER_RUNS)
                .timeout(Duration.ofMillis(1))
                .build()) {
            Gate gate = new Gate();
            Task<Void> held = pool.submit(gate::passStubbornly);
            Task<Void> ranHere = pool.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait(); // leaves the flag as it is
                }
                return null;
            });
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThatThrownBy(ranHere::get).hasCauseInstanceOf(TimeoutException.class);
            gate.open();
            assertThat(held.handle((result, failure) -> "over").get()).isEqualTo("over");
        }
    }
}
