package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.OnFailure;
import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random interleavings of submit, cancel, interrupt and close, bounded by counts. Every task must end in exactly one way, and the stats
 * must add up whenever somebody looks.
 */
@Timeout(600)
class PoolStressTest {
    /** More for a long run: {@code -Dstress.rounds=5000}. */
    private static final int ROUNDS = Integer.getInteger("stress.rounds", 80);

    private static final int SUBMITTERS = 4;
    private static final int TASKS_EACH = 2_000;

    /** One round: a pool of random settings, and what its submitters saw. */
    private static final class Round {
        final WorkerPool pool;
        final Overflow overflow;
        final long seed;
        final ConcurrentLinkedQueue<Task<Integer>> tasks = new ConcurrentLinkedQueue<>();
        final AtomicLong rejected = new AtomicLong();
        final AtomicInteger ranTwice = new AtomicInteger();
        final AtomicBoolean over = new AtomicBoolean();

        Round(long seed, Threads threads) {
            SplittableRandom random = new SplittableRandom(seed);
            int min = 1 + random.nextInt(3);
            this.seed = seed;
            this.overflow = Overflow.values()[random.nextInt(Overflow.values().length)];
            this.pool = WorkerPool.builder()
                    .workers(min, min + random.nextInt(3))
                    .idle(Duration.ofNanos(1 + random.nextInt(1_000_000)))
                    .queue(random.nextInt(60))
                    .overflow(overflow)
                    .threads(threads)
                    .build();
        }

        void submitAll(long submitterSeed) {
            SplittableRandom random = new SplittableRandom(submitterSeed);
            for (int i = 0; i < TASKS_EACH; i++) {
                // where the submitter may run it, nobody could cancel one that blocks
                int behaviour = random.nextInt(overflow == Overflow.CALLER_RUNS ? 99 : 100);
                AtomicBoolean ran = new AtomicBoolean();
                try {
                    Task<Integer> task = pool.submit(() -> {
                        if (!ran.compareAndSet(false, true)) {
                            ranTwice.incrementAndGet();
                        }
                        return behave(behaviour);
                    });
                    tasks.add(task);
                    if (behaviour % 10 == 1 || behaviour == 99) {
                        task.cancel(behaviour % 20 == 1 || behaviour == 99);
                    }
                } catch (RejectedExecutionException expected) {
                    rejected.incrementAndGet();
                    Thread.interrupted(); // or it would be rejected whenever the queue is full
                    Thread.yield();
                }
                if (random.nextInt(200) == 0) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private static int behave(int behaviour) throws InterruptedException {
            if (behaviour < 5) {
                throw new IllegalStateException("on purpose");
            }
            if (behaviour == 98) {
                throw new StackOverflowError("on purpose");
            }
            if (behaviour == 99) {
                new Gate().pass(); // until the submitter cancels it
            }
            if (behaviour < 20) {
                Thread.yield();
            }
            return behaviour;
        }

        void watch() {
            while (!over.get()) {
                assertAddsUp(pool.stats());
                Thread.yield();
            }
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
        assertThat(stats.active()).isBetween(0, 100);
        assertThat(stats.queued()).isBetween(0, 1_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = Threads.class,
            names = {"AUTO", "PLATFORM"})
    void everyTaskEndsInExactlyOneWay(Threads threads) throws Exception {
        long[] tally = new long[6];
        for (int i = 0; i < ROUNDS; i++) {
            long seed = 1_000_003L * i + 17;
            Round round = new Round(seed, threads);
            try (UncaughtRecorder uncaught = new UncaughtRecorder()) {
                run(round);
                check(round, uncaught, tally);
            }
        }
        System.out.printf(
                "TALLY %s: submitted %,d = completed %,d + failed %,d + cancelled %,d + rejected %,d + discarded %,d%n",
                threads, tally[0], tally[1], tally[2], tally[3], tally[4], tally[5]);
        assertThat(tally[0]).isEqualTo((long) ROUNDS * SUBMITTERS * TASKS_EACH);
        assertThat(tally).doesNotContain(0L);
    }

    private static void run(Round round) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(round.seed + 1);
        WaitGroup submitters = new WaitGroup();
        WaitGroup watcher = new WaitGroup();
        watcher.go(round::watch);
        for (int i = 0; i < SUBMITTERS; i++) {
            long submitterSeed = round.seed + 100 + i;
            submitters.go(() -> round.submitAll(submitterSeed));
        }
        int ending = random.nextInt(8);
        if (ending == 0) {
            round.pool.close(Duration.ofNanos(random.nextInt(2_000_000))); // in the middle of it
        } else if (ending == 1) {
            round.pool.shutdown();
        }
        submitters.await();
        if (ending == 2) {
            round.pool.shutdownNow();
        }
        round.pool.close();
        round.over.set(true);
        watcher.await();
    }

    private static void check(Round round, UncaughtRecorder uncaught, long[] tally) {
        PoolStats stats = round.pool.stats();
        long completed = 0;
        long failed = 0;
        long cancelled = 0;
        long discarded = 0;
        for (Task<Integer> task : round.tasks) {
            assertThat(task.isDone()).as("seed %d", round.seed).isTrue();
            switch (task.stage()) {
                case COMPLETED -> completed++;
                case FAILED -> failed++;
                case CANCELLED -> cancelled++;
                case DISCARDED -> discarded++;
                default -> throw new AssertionError("left over as " + task.stage());
            }
            assertThat(task.isCancelled()).isEqualTo(task.stage() == TaskStage.CANCELLED);
        }
        long submitted = round.tasks.size() + round.rejected.get();
        assertThat(stats)
                .as("seed %d", round.seed)
                .isEqualTo(new PoolStats(
                        0, 0, 0, submitted, completed, failed, cancelled, round.rejected.get(), discarded));
        assertThat(round.ranTwice).hasValue(0);
        assertThat(uncaught.recorded()).hasSize((int) failed); // nobody observed any of them
        long[] counts = {submitted, completed, failed, cancelled, round.rejected.get(), discarded};
        for (int i = 0; i < tally.length; i++) {
            tally[i] += counts[i];
        }
    }

    @Test
    void awaitsFanOutsAndSubmissionsOverlap() throws Exception {
        AtomicLong fannedOut = new AtomicLong();
        AtomicLong failedFanOuts = new AtomicLong();
        AtomicLong drains = new AtomicLong();
        for (int i = 0; i < 20; i++) {
            try (UncaughtRecorder uncaught = new UncaughtRecorder()) {
                overlap(31L * i, fannedOut, failedFanOuts, drains);
                assertThat(uncaught.recorded()).allMatch(failure -> "on purpose".equals(failure.getMessage()));
            }
        }
        System.out.printf(
                "TALLY fan-outs %,d good, %,d failed; drains %,d%n",
                fannedOut.get(), failedFanOuts.get(), drains.get());
        assertThat(fannedOut.get() + failedFanOuts.get()).isEqualTo(20 * 3 * 20);
        assertThat(fannedOut.get()).isPositive();
        assertThat(failedFanOuts.get()).isPositive();
    }

    private static void overlap(long seed, AtomicLong fannedOut, AtomicLong failedFanOuts, AtomicLong drains)
            throws InterruptedException {
        WorkerSet workers = WorkerSet.open();
        List<PooledWorker<Integer>> both = new ArrayList<>();
        for (String name : List.of("A", "B")) {
            both.add(
                    workers.worker(WorkerSpec.builder(name).workers(2).queue(20).build()));
        }
        WaitGroup threads = new WaitGroup();
        for (int t = 0; t < 3; t++) {
            SplittableRandom random = new SplittableRandom(seed + t);
            threads.go(() -> fanOutOften(both, random, fannedOut, failedFanOuts));
        }
        threads.go(() -> {
            for (int i = 0; i < 20; i++) {
                try {
                    workers.await(OnFailure.COLLECT, both.get(0), both.get(1));
                } catch (WorkerFailedException expected) {
                    assertThat(expected.getCause()).hasMessage("on purpose");
                }
                drains.incrementAndGet();
            }
        });
        threads.await();
        workers.await(OnFailure.IGNORE, both.get(0), both.get(1));
        both.forEach(worker -> {
            assertThat(worker.stats().active() + worker.stats().queued()).isZero();
            assertThat(worker.ledger().finished()).isEqualTo(worker.ledger().submitted());
        });
        workers.close();
    }

    private static void fanOutOften(
            List<PooledWorker<Integer>> both, SplittableRandom random, AtomicLong fannedOut, AtomicLong failedFanOuts) {
        for (int i = 0; i < 20; i++) {
            int bad = random.nextInt(200);
            OnFailure onFailure = OnFailure.values()[random.nextInt(2)];
            List<Integer> items = new ArrayList<>();
            for (int item = 0; item < 100; item++) {
                items.add(item);
            }
            try {
                List<Integer> results = both.get(random.nextInt(2))
                        .fanOut(onFailure)
                        .collect(items, item -> {
                            if (item == bad) {
                                throw new IllegalStateException("on purpose");
                            }
                            return item;
                        });
                assertThat(results).isEqualTo(items);
                fannedOut.incrementAndGet();
            } catch (WorkerFailedException expected) {
                assertThat(expected.getCause()).hasMessage("on purpose");
                failedFanOuts.incrementAndGet();
            }
        }
    }
}
