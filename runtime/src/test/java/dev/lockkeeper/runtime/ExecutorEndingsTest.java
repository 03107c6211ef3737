package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** How pools, and what was handed to them at once, come to an end. */
@Timeout(30)
class ExecutorEndingsTest {
    private static final Callable<Void> NEVER = () -> new Gate().pass();

    private final WorkerPool pool =
            WorkerPool.builder().name("ending").workers(2).queue(2).build();

    @Test
    void everyWayToSubmitIsRejectedAfterShutdownAndCounted() {
        pool.shutdown();
        List<ThrowingCallable> ways = List.of(
                () -> pool.execute(() -> {}),
                () -> pool.submit(() -> {}),
                () -> pool.submit(() -> {}, 1),
                () -> pool.submit(() -> 1),
                () -> pool.submit(Context.background(), context -> 1));
        ways.forEach(way -> assertThatThrownBy(way)
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("ending"));
        assertThat(pool.stats()).isEqualTo(new PoolStats(0, 0, 0, 5, 0, 0, 0, 5, 0));
        assertThatThrownBy(() -> pool.submitAll(List.of(() -> 1))).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pool.invokeAll(List.of(() -> 1), 1, TimeUnit.SECONDS))
                .isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> pool.invokeAny(List.of(() -> 1), 1, TimeUnit.SECONDS))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void allWhoAwaitTheTerminationAndAllWhoCloseReturn() throws Exception {
        Gate gate = new Gate();
        pool.submit(gate::pass);
        gate.awaitArrival();
        List<Forked<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(Forked.run(pool::close).awaitParked());
            waiting.add(Forked.fork(() -> pool.awaitTermination(20, TimeUnit.SECONDS))
                    .awaitParked());
        }
        gate.open();
        for (int i = 0; i < waiting.size(); i++) {
            assertThat(waiting.get(i).result()).isEqualTo(i % 2 == 0 ? null : true);
        }
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_19)
    void closeIsThatOfLaterExecutorServices() throws Exception {
        Task<Integer> task = pool.submit(() -> 1);
        ExecutorService.class.getMethod("close").invoke(pool);
        assertThat(pool.isTerminated()).isTrue();
        assertThat(task).isCompletedWithValue(1);
        pool.close();
    }

    @Test
    void closeLeavesNoThreadBehind() {
        for (int round = 0; round < 500; round++) {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            WorkerPool briefly = WorkerPool.builder().workers(4).build();
            for (int i = 0; i < 20; i++) {
                briefly.execute(() -> threads.add(Thread.currentThread()));
            }
            if (round % 2 == 0) {
                briefly.close();
            } else {
                assertThat(briefly.close(Duration.ofSeconds(20))).isEmpty();
            }
            assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive);
        }
    }

    @Test
    void closeAfterShutdownNowWaitsForWhatStillRuns() throws Exception {
        Gate gate = new Gate();
        pool.submit(gate::passStubbornly);
        gate.awaitArrival();
        assertThat(pool.shutdownNow()).isEmpty();
        Forked<Void> closing = Forked.run(pool::close).awaitParked();
        assertThat(pool.isTerminated()).isFalse();
        gate.open();
        closing.result();
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void interruptInTheMiddleOfInvokeAllCancelsItsTasks() throws Exception {
        Gate first = new Gate();
        Forked<?> caller = Forked.fork(() -> pool.invokeAll(List.of(first::pass, NEVER, NEVER, NEVER, NEVER, NEVER)));
        first.awaitArrival();
        caller.awaitParked().interrupt();
        assertThat(caller.failure()).isInstanceOf(InterruptedException.class);
        pool.await();
        PoolStats stats = pool.stats();
        assertThat(stats.cancelled()).isEqualTo(stats.submitted());
        pool.close();
    }

    @Test
    void invokeAllWithoutTimeCancelsAll() throws Exception {
        for (long time : new long[] {0, -1, Long.MIN_VALUE}) {
            List<Future<Void>> futures = pool.invokeAll(List.of(NEVER, NEVER), time, TimeUnit.SECONDS);
            assertThat(futures).hasSize(2).allMatch(Future::isCancelled);
        }
        pool.close();
    }

    @Test
    void invokeAllInTimeGivesAllResults() throws Exception {
        List<Future<Integer>> futures = pool.invokeAll(Collections.nCopies(10, () -> 7), Long.MAX_VALUE, TimeUnit.DAYS);
        assertThat(futures).hasSize(10);
        for (Future<Integer> future : futures) {
            assertThat(future.get()).isEqualTo(7);
        }
        pool.close();
    }

    @Test
    void invokeAnyCountsNullAsAResultAndGoesOnThoughTheQueueIsShort() throws Exception {
        Callable<Void> failing = () -> {
            throw new IOException("disk");
        };
        List<Callable<Void>> bodies = new ArrayList<>(Collections.nCopies(20, failing));
        bodies.add(() -> null);
        assertThat(pool.invokeAny(bodies)).isNull();
        assertThatThrownBy(() -> pool.invokeAny(Collections.nCopies(20, failing), 20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> pool.invokeAny(List.of(NEVER), 0, TimeUnit.SECONDS))
                .isInstanceOf(TimeoutException.class);
        pool.close();
    }

    @Test
    void invokeAnyEndsInTimeThoughItsTasksDoNotFitIntoThePool() throws Exception {
        List<Callable<Void>> never = Collections.nCopies(10, NEVER);
        assertThatThrownBy(() -> pool.invokeAny(never, 5, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        pool.await();
        pool.close();
    }

    @Test
    void invokeAnyEndsWithTheFirstSuccessThoughTheOthersDoNotFitIntoThePool() throws Exception {
        Gate gate = new Gate();
        List<Callable<Void>> bodies = new ArrayList<>(List.of(gate::pass));
        bodies.addAll(Collections.nCopies(10, NEVER));
        Forked<Void> caller = Forked.fork(() -> pool.invokeAny(bodies));
        gate.awaitArrival();
        caller.awaitParked();
        gate.open();
        assertThat(caller.result()).isNull();
        pool.close();
    }

    @Test
    void threadThatDiesIsReplaced() throws Exception {
        PoolCore core = new PoolCore(new PoolSettings(
                "mortal", 2, 2, PoolSettings.DEFAULT_IDLE, 100, Overflow.BLOCK, null, Threads.PLATFORM));
        // A failure that is thrown where failures are reported goes through the worker's whole stack.
        TaskSource deadly = new TaskSource(
                new PoolOwner("deadly", core.home(), 0, (task, failure) -> {
                    throw new ThreadDeathByFailure();
                }),
                core);
        TaskSource sound = new TaskSource(new PoolOwner("sound", core.home(), 0, (task, failure) -> {}), core);
        try (UncaughtRecorder deaths = new UncaughtRecorder()) {
            List<Task<?>> failing = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                failing.add(deadly.submit(() -> {
                    throw new IOException("disk");
                }));
            }
            Gate one = new Gate();
            Gate other = new Gate();
            Task<Void> first = sound.submit(one::pass);
            Task<Void> second = sound.submit(other::pass);
            one.awaitArrival();
            other.awaitArrival(); // both at once: there are two workers still
            Forked.awaitCondition(() -> core.stats().failed() == 10);
            assertThat(core.stats()).isEqualTo(new PoolStats(2, 2, 0, 12, 0, 10, 0, 0, 0));
            one.open();
            other.open();
            first.get();
            second.get();
            core.shutdown();
            assertThat(core.awaitTermination(TimeUnit.SECONDS.toNanos(20))).isTrue();
            Forked.awaitCondition(() -> deaths.recorded().size() == 10);
            assertThat(deaths.recorded()).hasOnlyElementsOfType(ThreadDeathByFailure.class);
            assertThat(failing)
                    .allSatisfy(task -> assertThatThrownBy(() -> task.get(20, TimeUnit.SECONDS))
                            .hasCauseInstanceOf(IOException.class));
        }
    }

    /** What kills a worker's thread in the test. */
    private static final class ThreadDeathByFailure extends Error {
        private static final long serialVersionUID = 1;
    }
}
