package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the JDK holds its own pools to. */
@Timeout(30)
class ExecutorConformanceTest {
    private static WorkerPool pool(int workers) {
        return WorkerPool.builder().workers(workers).queue(10_000).build();
    }

    @Test
    void executeRunsTheCommand() throws Exception {
        try (WorkerPool pool = pool(1)) {
            CountDownLatch ran = new CountDownLatch(1);
            pool.execute(ran::countDown);
            ran.await();
        }
    }

    @Test
    void nullsAreRejectedEverywhere() {
        try (WorkerPool pool = pool(1)) {
            assertThatThrownBy(() -> pool.execute(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.submit((Runnable) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.submit((Runnable) null, 1)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.submit((Callable<Object>) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.invokeAll(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.invokeAny(null)).isInstanceOf(NullPointerException.class);
            List<Callable<Integer>> withNull = Arrays.asList(() -> 1, null);
            assertThatThrownBy(() -> pool.invokeAll(withNull)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> pool.invokeAny(withNull)).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void submittedRunnableGivesNullOrTheGivenResult() throws Exception {
        try (WorkerPool closing = pool(1)) {
            ExecutorService pool = closing;
            assertThat(pool.submit(() -> {}).get()).isNull();
            assertThat(pool.submit(() -> {}, "given").get()).isEqualTo("given");
        }
    }

    @Test
    void afterShutdownNothingIsTakenAndWhatIsQueuedStillRuns() throws Exception {
        WorkerPool pool = pool(1);
        Gate gate = new Gate();
        AtomicInteger ran = new AtomicInteger();
        pool.submit(gate::pass);
        gate.awaitArrival();
        for (int i = 0; i < 10; i++) {
            pool.execute(ran::incrementAndGet);
        }
        assertThat(pool.isShutdown()).isFalse();
        pool.shutdown();
        assertThat(pool.isShutdown()).isTrue();
        assertThat(pool.isTerminated()).isFalse();
        assertThat(pool.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
        assertThatThrownBy(() -> pool.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pool.invokeAll(List.of(() -> 1))).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pool.invokeAny(List.of(() -> 1))).isInstanceOf(RejectedExecutionException.class);
        gate.open();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.isTerminated()).isTrue();
        assertThat(ran).hasValue(10);
        assertThat(pool.stats().workers()).isZero();
    }

    @Test
    void shutdownOfAPoolThatNeverWorkedTerminatesAtOnce() throws Exception {
        WorkerPool pool = pool(3);
        pool.shutdown();
        assertThat(pool.awaitTermination(0, TimeUnit.NANOSECONDS)).isTrue();
        pool.shutdown();
        pool.close();
    }

    @Test
    void shutdownNowInterruptsWhatRunsAndReturnsWhatNeverStarted() throws Exception {
        WorkerPool pool = pool(2);
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> {
                running.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException expected) {
                    interrupted.countDown();
                }
            });
        }
        running.await();
        AtomicInteger ran = new AtomicInteger();
        Runnable command = ran::incrementAndGet;
        pool.execute(command);
        Task<Integer> submitted = pool.submit(ran::incrementAndGet);
        List<Runnable> neverStarted = pool.shutdownNow();
        interrupted.await();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(neverStarted).hasSize(2).first().isSameAs(command);
        assertThat(submitted).isCancelled();
        assertThat(ran).hasValue(0);
        neverStarted.forEach(Runnable::run);
        assertThat(ran).hasValue(2);
        assertThat(pool.stats().cancelled()).isEqualTo(4);
        assertThat(pool.shutdownNow()).isEmpty();
    }

    @Test
    void interruptedAwaitTerminationThrows() {
        WorkerPool pool = pool(1);
        Gate gate = new Gate();
        pool.submit(gate::pass);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pool.awaitTermination(1, TimeUnit.HOURS)).isInstanceOf(InterruptedException.class);
        gate.open();
        pool.close();
    }

    @Test
    void closeWaitsForWhatIsQueued() {
        AtomicInteger ran = new AtomicInteger();
        WorkerPool pool = pool(2);
        for (int i = 0; i < 1_000; i++) {
            pool.execute(ran::incrementAndGet);
        }
        pool.close();
        assertThat(ran).hasValue(1_000);
        assertThat(pool.isTerminated()).isTrue();
        pool.close();
    }

    @Test
    void interruptedCloseCancelsWhatIsLeftAndStaysInterrupted() throws Exception {
        WorkerPool pool = pool(1);
        Gate gate = new Gate();
        Task<Void> running = pool.submit(gate::pass);
        Task<Integer> queued = pool.submit(() -> 1);
        gate.awaitArrival();
        Thread.currentThread().interrupt();
        pool.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(running).isCancelled();
        assertThat(queued).isCancelled();
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void closeFromAnOwnTaskIsAnError() throws Exception {
        WorkerPool pool = pool(1);
        assertThatThrownBy(() -> pool.submit(() -> pool.close()).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void invokeAllReturnsWhenAllAreDoneInTheOrderGiven() throws Exception {
        try (WorkerPool pool = WorkerPool.fixed(2)) {
            List<Callable<Integer>> bodies = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                int item = i;
                bodies.add(() -> item);
            }
            List<Future<Integer>> futures = pool.invokeAll(bodies);
            for (int i = 0; i < 1_000; i++) {
                assertThat(futures.get(i).isDone()).isTrue();
                assertThat(futures.get(i).get()).isEqualTo(i);
            }
            assertThat(pool.invokeAll(Collections.<Callable<Integer>>emptyList()))
                    .isEmpty();
        }
    }

    @Test
    void invokeAllHoldsFailuresInTheFutures() throws Exception {
        try (WorkerPool pool = pool(2)) {
            IOException failure = new IOException("disk");
            List<Callable<Integer>> bodies = List.of(() -> 1, () -> {
                throw failure;
            });
            List<Future<Integer>> futures = pool.invokeAll(bodies);
            assertThat(futures.get(0).get()).isEqualTo(1);
            assertThatThrownBy(() -> futures.get(1).get()).hasCause(failure);
        }
    }

    @Test
    void timedInvokeAllCancelsWhatIsNotDone() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().workers(1).queue(1).build()) {
            Callable<Void> never = () -> new Gate().pass();
            List<Future<Void>> futures =
                    pool.invokeAll(List.of(() -> null, never, never, never), 5, TimeUnit.MILLISECONDS);
            assertThat(futures).hasSize(4).allMatch(Future::isDone);
            assertThat(futures.get(3).isCancelled()).isTrue();
            assertThatThrownBy(() -> futures.get(3).get()).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void interruptedInvokeAllCancelsItsTasks() throws Exception {
        try (WorkerPool pool = pool(1)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pool.invokeAll(List.of(() -> new Gate().pass(), () -> new Gate().pass())))
                    .isInstanceOf(InterruptedException.class);
            pool.await();
            assertThat(pool.stats().cancelled()).isEqualTo(pool.stats().submitted());
        }
    }

    @Test
    void invokeAnyReturnsAResultAndCancelsTheOthers() throws Exception {
        try (WorkerPool pool = pool(2)) {
            CountDownLatch interrupted = new CountDownLatch(1);
            Gate gate = new Gate();
            List<Callable<String>> bodies = List.of(
                    () -> {
                        try {
                            gate.pass();
                        } catch (InterruptedException expected) {
                            interrupted.countDown();
                            throw expected;
                        }
                        return "slow";
                    },
                    () -> {
                        gate.awaitArrival();
                        return "fast";
                    });
            assertThat(pool.invokeAny(bodies)).isEqualTo("fast");
            interrupted.await();
        }
    }

    @Test
    void invokeAnyPassesOverFailuresAndThrowsIfAllFail() throws Exception {
        try (WorkerPool pool = pool(2)) {
            IOException failure = new IOException("disk");
            Callable<String> failing = () -> {
                throw failure;
            };
            assertThat(pool.invokeAny(List.of(failing, () -> "good"))).isEqualTo("good");
            assertThatThrownBy(() -> pool.invokeAny(List.of(failing, failing)))
                    .isInstanceOf(ExecutionException.class)
                    .hasCause(failure);
            assertThatThrownBy(() -> pool.invokeAny(List.<Callable<String>>of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void timedInvokeAnyThrowsWhenTheTimeIsUp() throws Exception {
        try (WorkerPool pool = pool(1)) {
            assertThatThrownBy(() -> pool.invokeAny(List.of(() -> new Gate().pass()), 5, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            Integer result = pool.invokeAny(List.of(() -> 1), 20, TimeUnit.SECONDS);
            assertThat(result).isEqualTo(1);
        }
    }

    @Test
    void interruptedInvokeAnyThrows() throws Exception {
        try (WorkerPool pool = pool(1)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pool.invokeAny(List.of(() -> new Gate().pass())))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void taskThatThrowsAnErrorCostsNoWorker() throws Exception {
        try (WorkerPool pool = pool(1)) {
            Task<Object> failing = pool.submit(() -> {
                throw new StackOverflowError();
            });
            assertThatThrownBy(failing::get).hasCauseInstanceOf(StackOverflowError.class);
            assertThat(pool.stats().workers()).isEqualTo(1);
            Task<Long> first = pool.submit(() -> Thread.currentThread().getId());
            assertThat(first.get())
                    .isEqualTo(pool.submit(() -> Thread.currentThread().getId()).get());
        }
    }

    @Test
    void failureOfAnExecutedCommandReachesTheHandlerAtOnce() throws Exception {
        try (UncaughtRecorder uncaught = new UncaughtRecorder();
                WorkerPool pool = pool(1)) {
            RuntimeException failure = new IllegalStateException("command");
            pool.execute(() -> {
                throw failure;
            });
            pool.await();
            assertThat(uncaught.recorded()).containsExactly(failure);
            assertThat(pool.stats().failed()).isEqualTo(1);
        }
    }

    @Test
    void interruptFlagThatATaskLeavesDoesNotReachTheNext() throws Exception {
        try (WorkerPool pool = pool(1)) {
            pool.submit(() -> Thread.currentThread().interrupt()).get();
            assertThat(pool.submit(() -> Thread.currentThread().isInterrupted()).get())
                    .isFalse();
        }
    }

    @Test
    void poolServesAsTheExecutorOfFutures() throws Exception {
        try (WorkerPool pool = pool(2)) {
            assertThat(CompletableFuture.supplyAsync(() -> 20, pool)
                            .thenApplyAsync(x -> x + 1, pool)
                            .thenCombine(pool.submit(() -> 2), (x, y) -> x * y)
                            .get())
                    .isEqualTo(42);
        }
    }

    @Test
    void threadsAreDaemonsNamedAfterThePool() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().name("mail").workers(1).build()) {
            Thread thread = pool.submit(Thread::currentThread).get();
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).isEqualTo("mail-1");
        }
    }

    @Test
    void submitAllGivesTheTasksInOrderThoughTheQueueIsShort() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().workers(2).queue(3).build()) {
            List<Callable<Integer>> bodies = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                int item = i;
                bodies.add(() -> item);
            }
            List<Task<Integer>> tasks = pool.submitAll(bodies);
            for (int i = 0; i < 1_000; i++) {
                assertThat(tasks.get(i).get()).isEqualTo(i);
            }
        }
    }

    @Test
    void interruptedSubmitAllCancelsWhatItSubmitted() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().workers(1).queue(1).build()) {
            Gate gate = new Gate();
            pool.submit(gate::pass);
            gate.awaitArrival();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pool.submitAll(List.of(() -> 1, () -> 2, () -> 3)))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(pool.stats().queued()).isZero();
            gate.open();
        }
    }

    @Test
    void boundedCloseReturnsAtOnceWhenAllIsDone() throws Exception {
        WorkerPool pool = pool(1);
        pool.submit(() -> 1).get();
        assertThat(pool.close(Duration.ofHours(1))).isEmpty();
        assertThat(pool.isTerminated()).isTrue();
    }
}
