package dev.lockkeeper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.runtime.CancelledException;
import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.ChannelClosedException;
import dev.lockkeeper.runtime.PoolStats;
import dev.lockkeeper.runtime.Task;
import dev.lockkeeper.runtime.WorkerFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random interleavings, through generated code, of submissions under every overflow policy, cancellations, interrupts, drains, fan-outs,
 * pipes and closes. Every task must end in exactly one way, and the stats must add up whenever somebody looks.
 */
@Timeout(600)
final class WorkerStressTest {
    /** More for a long run: {@code -Dstress.rounds=1000 -Dstress.seconds=3600}. */
    private static final int ROUNDS = Integer.getInteger("stress.rounds", 65);

    private static final int LEAST_ROUNDS = 5;

    /** No more rounds are begun after so long: a slow machine does fewer. */
    private static final long NANOS =
            Duration.ofSeconds(Integer.getInteger("stress.seconds", 20)).toNanos();

    private static final int SUBMITTERS = 4;
    private static final int TASKS_EACH = 8_000;

    private static final Domain MILL = Domain.compile("mill.ConcurrentWatermill", """
            package mill;
            import dev.lockkeeper.*;
            import dev.lockkeeper.processor.Mill;
            import java.time.Duration;
            import java.util.List;
            abstract class Watermill implements Mill {
                @Worker(pool = 1, max = 4, idle = "1ms", queue = 50) public int blocking(Job job) throws Exception { return job.run(); }
                @Worker(pool = 2, queue = 400, overflow = Overflow.REJECT) public int rejecting(Job job) throws Exception { return job.run(); }
                @Worker(pool = 2, queue = 20, overflow = Overflow.CALLER_RUNS) public int returning(Job job) throws Exception { return job.run(); }
                @Worker(pool = 2, queue = 200, overflow = Overflow.DISCARD_OLDEST, timeout = "1h") public int discarding(Job job) throws Exception { return job.run(); }
                @Worker(pool = 2, name = "shared") public int sharing(Job job) throws Exception { return job.run(); }
                @Worker(name = "shared") public int grind(Job job) throws Exception { return job.run(); }
                @Override @Await(onFailure = OnFailure.IGNORE) public abstract void drain();
                @Override @Await({"blocking", "discarding"}) public abstract boolean drain(Duration timeout);
                @Override @Await(value = "grind", onFailure = OnFailure.COLLECT) public abstract List<Integer> grindAll(List<Job> jobs);
            }
            """);

    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    /** Failures that nobody observed, and assertions that fail on threads of the test. */
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

    private final AtomicInteger ranTwice = new AtomicInteger();
    private final AtomicLong fannedOut = new AtomicLong();
    private final AtomicLong piped = new AtomicLong();
    private final AtomicLong drained = new AtomicLong();

    /** How a task may end. */
    private enum End {
        COMPLETED,
        FAILED,
        CANCELLED,
        REJECTED,
        DISCARDED;

        static End of(Task<Integer> task) {
            if (task.isCancelled()) {
                return CANCELLED;
            }
            try {
                task.join();
                return COMPLETED;
            } catch (CompletionException failed) {
                return failed.getCause() instanceof RejectedExecutionException ? DISCARDED : FAILED;
            }
        }
    }

    /** A worker of one object, and what the submitters saw of it. */
    private record Watched(
            BiFunction<Mill, Mill.Job, Task<Integer>> submission,
            Function<Mill, PoolStats> stats,
            Queue<Task<Integer>> tasks,
            AtomicLong rejected) {

        static List<Watched> all() {
            return Stream.of(
                            watched(Mill::submitBlocking, Mill::blockingStats),
                            watched(Mill::submitRejecting, Mill::rejectingStats),
                            watched(Mill::submitReturning, Mill::returningStats),
                            watched(Mill::submitDiscarding, Mill::discardingStats))
                    .toList();
        }

        private static Watched watched(
                BiFunction<Mill, Mill.Job, Task<Integer>> submission, Function<Mill, PoolStats> stats) {
            return new Watched(submission, stats, new ConcurrentLinkedQueue<>(), new AtomicLong());
        }
    }

    @BeforeEach
    void recordUncaught() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
    }

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void everyTaskEndsInExactlyOneWay() throws Exception {
        Map<End, Long> tally = new EnumMap<>(End.class);
        long submitted = 0;
        long begin = System.nanoTime();
        int round = 0;
        for (; round < LEAST_ROUNDS || (round < ROUNDS && System.nanoTime() - begin < NANOS); round++) {
            Mill mill = MILL.create(Mill.class);
            List<Watched> workers = Watched.all();
            run(mill, workers, 7_919L * round);
            assertThat(uncaught).allMatch(failure -> "on purpose".equals(failure.getMessage()));
            for (Watched worker : workers) {
                submitted += check(mill, worker, tally, round);
            }
            Stream.of(mill.sharingStats(), mill.grindStats()).forEach(stats -> {
                assertAddsUp(stats);
                assertThat(stats.active() + stats.queued() + stats.workers()).isZero();
            });
        }
        System.out.printf(
                "TALLY generated: submitted %,d = %s; fan-outs %,d, piped %,d, drains %,d%n",
                submitted, tally, fannedOut.get(), piped.get(), drained.get());
        assertThat(tally).containsOnlyKeys(End.values());
        assertThat(submitted).isEqualTo((long) round * SUBMITTERS * TASKS_EACH);
        assertThat(tally.values().stream().mapToLong(count -> count).sum()).isEqualTo(submitted);
        assertThat(ranTwice).hasValue(0);
        assertThat(uncaught).isNotEmpty();
        assertThat(List.of(fannedOut.get(), piped.get(), drained.get())).allMatch(count -> count > 0);
    }

    private void run(Mill mill, List<Watched> workers, long seed) throws InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            threads.add(new Thread(() -> submitAll(mill, workers, random)));
        }
        threads.add(new Thread(() -> waitOften(mill, isOver)));
        threads.add(new Thread(() -> watch(mill, workers, isOver)));
        threads.forEach(Thread::start);
        SplittableRandom random = new SplittableRandom(seed - 1);
        if (random.nextInt(4) > 0) {
            for (Thread submitter : threads.subList(0, SUBMITTERS)) {
                submitter.join();
            }
        } // or else in the middle of it
        close(mill, random);
        isOver.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void close(Mill mill, SplittableRandom random) {
        if (random.nextBoolean()) {
            mill.close(Duration.ofNanos(random.nextInt(1_000_000)));
        }
        mill.close();
    }

    private void submitAll(Mill mill, List<Watched> workers, SplittableRandom random) {
        Task<Integer> earlier = null;
        for (int i = 0; i < TASKS_EACH; i++) {
            Watched worker = workers.get(random.nextInt(workers.size()));
            if (random.nextInt(500) == 0) {
                Thread.currentThread().interrupt();
            }
            try {
                Task<Integer> task = worker.submission().apply(mill, job(random.nextInt(100)));
                worker.tasks().add(task);
                if (random.nextInt(20) == 0 && earlier != null) {
                    earlier.cancel(random.nextBoolean());
                }
                earlier = random.nextInt(3) == 0 ? task : earlier;
            } catch (RejectedExecutionException expected) {
                worker.rejected().incrementAndGet();
            }
        }
    }

    private Mill.Job job(int behaviour) {
        AtomicBoolean ran = new AtomicBoolean();
        return () -> {
            if (!ran.compareAndSet(false, true)) {
                ranTwice.incrementAndGet();
            }
            if (behaviour < 5) {
                throw new IllegalStateException("on purpose");
            }
            if (behaviour == 5) {
                throw new StackOverflowError("on purpose");
            }
            if (behaviour < 20) {
                Thread.yield();
            }
            return behaviour;
        };
    }

    private void waitOften(Mill mill, AtomicBoolean isOver) {
        for (int i = 0; !isOver.get(); i++) {
            try {
                waitOnce(mill, i);
            } catch (WorkerFailedException | CancelledException | RejectedExecutionException expected) {
                Thread.yield(); // tasks that fail on purpose, or the object is closed
            }
        }
    }

    private void waitOnce(Mill mill, int turn) {
        if (turn % 40 == 39) { // seldom: it lasts until all workers are at rest
            mill.drain();
            drained.incrementAndGet();
            return;
        }
        switch (turn % 4) {
            case 0 -> {
                mill.drain(Duration.ofNanos(turn));
                drained.incrementAndGet();
            }
            case 1 ->
                fannedOut.addAndGet(
                        mill.grindAll(List.of(job(50), job(60), job(70))).size());
            case 2 -> pipe(mill, turn);
            default -> mill.submitSharing(job(turn % 100));
        }
    }

    private void pipe(Mill mill, int round) {
        Channel<Mill.Job> jobs = Channel.unlimited();
        for (int i = 0; i < 10; i++) {
            jobs.offer(job(i + 10 * (round % 3)));
        }
        jobs.close();
        try {
            for (Integer ignored : mill.pipeGrind(jobs)) {
                piped.incrementAndGet();
            }
        } catch (ChannelClosedException expected) {
            assertThat(expected.getCause()).isNotNull();
        }
    }

    private static void watch(Mill mill, List<Watched> workers, AtomicBoolean isOver) {
        while (!isOver.get()) {
            workers.forEach(worker -> assertAddsUp(worker.stats().apply(mill)));
            assertAddsUp(mill.sharingStats());
            Thread.yield();
        }
    }

    private static void assertAddsUp(PoolStats stats) {
        long sum = stats.active()
                + stats.queued()
                + stats.completed()
                + stats.failed()
                + stats.cancelled()
                + stats.rejected()
                + stats.discarded();
        assertThat(sum).as("%s", stats).isEqualTo(stats.submitted());
    }

    /** Compares what the stats say with what the tasks say, and adds it to the tally. */
    private static long check(Mill mill, Watched worker, Map<End, Long> tally, int round) {
        Map<End, Long> seen = new EnumMap<>(End.class);
        for (Task<Integer> task : worker.tasks()) {
            assertThat(task.isDone()).as("round %d", round).isTrue();
            seen.merge(End.of(task), 1L, Long::sum);
        }
        if (worker.rejected().get() > 0) {
            seen.put(End.REJECTED, worker.rejected().get());
        }
        long submitted = worker.tasks().size() + worker.rejected().get();
        assertThat(worker.stats().apply(mill))
                .as("round %d", round)
                .isEqualTo(new PoolStats(
                        0,
                        0,
                        0,
                        submitted,
                        seen.getOrDefault(End.COMPLETED, 0L),
                        seen.getOrDefault(End.FAILED, 0L),
                        seen.getOrDefault(End.CANCELLED, 0L),
                        seen.getOrDefault(End.REJECTED, 0L),
                        seen.getOrDefault(End.DISCARDED, 0L)));
        seen.forEach((end, count) -> tally.merge(end, count, Long::sum));
        return submitted;
    }
}
