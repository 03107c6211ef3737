package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What workers of tiny tasks take along is neither lost nor run twice, and is to be had by everybody who wants it. */
@Timeout(120)
class HandsTest {
    private static final int TASKS = 20_000;
    private static final int ROUNDS = Integer.getInteger("stress.rounds", 80) / 8;

    private static WorkerPool pool(int workers, Threads threads) {
        return WorkerPool.builder()
                .workers(workers)
                .queue(TASKS)
                .threads(threads)
                .build();
    }

    @ParameterizedTest
    @EnumSource(
            value = Threads.class,
            names = {"AUTO", "PLATFORM"})
    void everyTinyTaskRunsOnceWhileOthersLookAndCancel(Threads threads) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            AtomicInteger[] runs = new AtomicInteger[TASKS];
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger wrongSums = new AtomicInteger();
            WorkerPool pool = pool(2, threads);
            WaitGroup watchers = new WaitGroup();
            watchers.go(() -> {
                while (!over.get()) {
                    PoolStats stats = pool.stats();
                    long sum = stats.active() + stats.queued() + stats.completed() + stats.cancelled();
                    if (sum != stats.submitted() || stats.active() > 2 || stats.queued() < 0) {
                        wrongSums.incrementAndGet();
                    }
                    Thread.yield();
                }
            });
            List<Task<?>> tasks = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                AtomicInteger count = new AtomicInteger();
                runs[i] = count;
                tasks.add(pool.submit(count::incrementAndGet));
                if (i % 64 == 63) {
                    tasks.get(i - 32).cancel(false);
                }
            }
            pool.close();
            over.set(true);
            watchers.await();
            PoolStats stats = pool.stats();

            assertThat(wrongSums).hasValue(0);
            assertThat(stats.completed() + stats.cancelled()).isEqualTo(TASKS);
            for (int i = 0; i < TASKS; i++) {
                Task<?> task = tasks.get(i);
                assertThat(task).isDone();
                if (task.isCancelled()) {
                    assertThat(runs[i]).hasValueLessThanOrEqualTo(1);
                } else {
                    assertThat(runs[i]).hasValue(1);
                }
            }
        }
    }

    @Test
    void whatIsTakenBackWhileItIsClaimedIsEitherClaimedOrBack() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        TaskQueue queue = new TaskQueue();
        PoolOwner owner = new PoolOwner("test", (task, verdict) -> false, 0, (task, failure) -> {});
        for (int i = 0; i < 50 * TASKS; i++) {
            queue.add(Task.of(owner, () -> 1));
        }
        Hand hand = new Hand();
        Tally tally = new Tally(Thread.currentThread());
        AtomicBoolean over = new AtomicBoolean();
        WaitGroup thieves = new WaitGroup();
        for (int i = 0; i < 3; i++) {
            thieves.go(() -> {
                while (!over.get()) {
                    lock.lock();
                    try {
                        hand.giveBack(queue, tally);
                    } finally {
                        lock.unlock();
                    }
                    Thread.yield();
                }
            });
        }

        int claimed = 0;
        while (takeAnew(hand, queue, tally, lock)) {
            for (Task<?> task = hand.claim(); task != null; task = hand.claim()) {
                assertThat(task.stage()).isEqualTo(TaskStage.RUNNING);
                claimed++;
            }
        }
        over.set(true);
        thieves.await();
        assertThat(claimed).isEqualTo(50 * TASKS);
        assertThat(tally.active()).isEqualTo(50 * TASKS);
    }

    private static boolean takeAnew(Hand hand, TaskQueue queue, Tally tally, ReentrantLock lock) {
        lock.lock();
        try {
            hand.giveBack(queue, tally);
            if (queue.isEmpty()) {
                return false;
            }
            hand.take(queue, Hand.MOST, Thread.currentThread());
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Test
    void aTaskBehindOneThatBlocksIsRunByAnotherWorker() throws Exception {
        try (WorkerPool pool = pool(2, Threads.AUTO)) {
            for (int round = 0; round < 50; round++) {
                List<Runnable> tiny = new ArrayList<>();
                CountDownLatch released = new CountDownLatch(1);
                for (int i = 0; i < 2_000; i++) {
                    tiny.add(() -> {});
                }
                tiny.add(() -> new Uninterrupted(released).await());
                tiny.add(released::countDown); // perhaps in the hand of the worker that the one before blocks
                tiny.forEach(pool::execute);
                pool.await();
            }
            assertThat(pool.stats().completed()).isEqualTo(50 * 2_002L);
        }
    }

    @Test
    void placesOfTasksThatWereTakenAlongAreGivenToASubmitterThatWaits() throws Exception {
        PoolState state = new PoolState(
                new PoolSettings("hands", 1, 1, PoolSettings.DEFAULT_IDLE, 8, Overflow.BLOCK, null, Threads.AUTO));
        state.roster.hireFor(new PoolDispatch(state));
        PoolIntake intake = new PoolIntake(state);
        PoolOwner owner = new PoolOwner("hands", intake, 0, (task, failure) -> {});
        PoolWorker worker; // whose thread is this one
        state.lock.lock();
        try {
            worker = state.enqueue(Task.of(owner, () -> 0));
            state.roster.arrived(worker);
            worker.tally().start(state.queue.poll());
            for (int i = 1; i <= 8; i++) {
                state.enqueue(Task.of(owner, () -> 0));
            }
        } finally {
            state.lock.unlock();
        }
        Forked<Void> submitter = Forked.run(() -> intake.submit(Task.of(owner, () -> 9), Overflow.BLOCK))
                .awaitParked();
        Forked.awaitCondition(() -> isAnyBlocked(state));
        state.lock.lock();
        try {
            while (worker.appetite() == 0) {
                worker.visit();
            }
            state.hands.fill(worker);
            assertThat(worker.hand().claim()).isNotNull(); // and may take for ever
        } finally {
            state.lock.unlock();
        }
        submitter.result();
    }

    private static boolean isAnyBlocked(PoolState state) {
        state.lock.lock();
        try {
            return state.blocked > 0;
        } finally {
            state.lock.unlock();
        }
    }

    private record Uninterrupted(CountDownLatch latch) {
        void await() {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
