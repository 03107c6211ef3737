package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is submitted without the pool's lock is neither lost nor overlooked, and comes in order. */
@Timeout(120)
class InboxTest {
    private static final int SUBMITTERS = 3;
    private static final int ROUNDS = Integer.getInteger("stress.rounds", 80) / 8;

    private final PoolOwner owner = new PoolOwner("test", (task, verdict) -> false, 0, (task, failure) -> {});
    private final Inbox inbox = new Inbox();
    private final TaskQueue queue = new TaskQueue();

    private Task<Integer> task(int number) {
        return Task.of(owner, () -> number);
    }

    @Test
    void isShutInTheBeginning() {
        assertThat(inbox.offer(task(1))).isFalse();
        assertThat(inbox.shut(queue)).isZero();
    }

    @Test
    void takesAsManyAsItHasPlaces() {
        inbox.open();
        for (int i = 0; i < Inbox.PLACES; i++) {
            assertThat(inbox.offer(task(i))).isTrue();
        }

        assertThat(inbox.offer(task(0))).isFalse();
        assertThat(inbox.shut(queue)).isEqualTo(Inbox.PLACES);
        inbox.open();
        assertThat(inbox.offer(task(0))).isTrue();
    }

    @Test
    void movesTasksInTheirOrder() {
        List<Task<?>> offered = new ArrayList<>();
        for (int i = 0; i < 10 * Inbox.PLACES; i++) {
            inbox.open();
            Task<Integer> task = task(i);
            offered.add(task);
            assertThat(inbox.offer(task)).isTrue();
            if (i % 3 == 0) {
                assertThat(inbox.moveTo(queue)).isPositive();
            }
            if (i % 7 == 0 || i % Inbox.PLACES == Inbox.PLACES - 1) {
                inbox.shut(queue);
            }
        }
        inbox.shut(queue);

        List<Task<?>> moved = new ArrayList<>();
        queue.forEach(moved::add);
        assertThat(moved).isEqualTo(offered);
    }

    @Test
    void takesNothingWhileItIsShut() {
        inbox.open();
        inbox.shut(queue);

        assertThat(inbox.offer(task(1))).isFalse();
        assertThat(inbox.moveTo(queue)).isZero();
        inbox.open();
        assertThat(inbox.offer(task(2))).isTrue();
        assertThat(inbox.moveTo(queue)).isOne();
    }

    @Test
    void whatItTookIsMovedOnceAndInOrderWhileItIsShutAndOpened() throws InterruptedException {
        int tasks = 2_000 * ROUNDS;
        ReentrantLock lock = new ReentrantLock();
        WaitGroup submitters = new WaitGroup();
        AtomicInteger left = new AtomicInteger(SUBMITTERS);
        for (int s = 0; s < SUBMITTERS; s++) {
            int submitter = s;
            submitters.go(() -> {
                for (int i = 0; i < tasks; i++) {
                    Task<Integer> task = task(submitter * tasks + i);
                    if (!inbox.offer(task)) {
                        lock.lock();
                        try {
                            inbox.shut(queue);
                            queue.add(task);
                            inbox.open();
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                left.decrementAndGet();
            });
        }
        SplittableRandom random = new SplittableRandom(1);
        while (left.get() > 0) {
            lock.lock();
            try {
                if (random.nextBoolean()) {
                    inbox.shut(queue);
                } else {
                    inbox.moveTo(queue);
                }
            } finally {
                lock.unlock();
            }
            Thread.yield();
        }
        submitters.await();
        inbox.shut(queue);

        assertThat(queue.size()).isEqualTo(SUBMITTERS * tasks);
        int[] next = new int[SUBMITTERS];
        while (!queue.isEmpty()) {
            Task<?> task = Objects.requireNonNull(queue.poll());
            task.start(Thread.currentThread());
            task.run(null);
            int number = (Integer) Objects.requireNonNull(task.join());
            assertThat(number % tasks).isEqualTo(next[number / tasks]++);
        }
    }

    /** Submitters that wait for the last of a few tasks have the workers go to rest again and again. */
    @ParameterizedTest
    @EnumSource(
            value = Threads.class,
            names = {"AUTO", "PLATFORM"})
    void noTaskIsOverlookedByWorkersThatGoToRest(Threads threads) throws Exception {
        WorkerPool pool =
                WorkerPool.builder().workers(3).queue(10_000).threads(threads).build();
        WaitGroup submitters = new WaitGroup();
        AtomicInteger submitted = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        for (int s = 0; s < SUBMITTERS; s++) {
            SplittableRandom random = new SplittableRandom(s);
            submitters.go(() -> {
                for (int round = 0; round < 100 * ROUNDS; round++) {
                    int burst = 1 + random.nextInt(random.nextBoolean() ? 3 : 150);
                    List<Task<Integer>> tasks = new ArrayList<>();
                    for (int i = 0; i < burst; i++) {
                        int number = i;
                        tasks.add(pool.submit(() -> number));
                    }
                    submitted.addAndGet(burst);
                    for (int i = burst - 1; i >= 0; i--) {
                        if (tasks.get(i).join() != i) {
                            wrong.incrementAndGet();
                        }
                    }
                }
            });
        }
        submitters.await();
        pool.close();

        assertThat(wrong).hasValue(0);
        assertThat(pool.stats().completed()).isEqualTo(submitted.get());
        assertThat(pool.stats().submitted()).isEqualTo(submitted.get());
    }

    /** The last worker is busy all the time, so what is submitted waits without anybody coming to look at it. */
    @Test
    void whatWaitsThereIsCountedCancelledAndDropped() throws Exception {
        WorkerPool pool = WorkerPool.builder().workers(1).queue(1_000).build();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Task<Integer> first = pool.submit(() -> {
            started.countDown();
            released.await();
            return 1;
        });
        started.await();
        List<Task<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            tasks.add(pool.submit(() -> number));
            assertThat(pool.stats().queued()).isEqualTo(i + 1);
            assertThat(pool.stats().submitted()).isEqualTo(i + 2);
        }
        assertThat(tasks.get(9).cancel(false)).isTrue();
        assertThat(pool.stats().queued()).isEqualTo(9);

        List<Runnable> dropped = pool.shutdownNow();
        pool.close();
        PoolStats stats = pool.stats();
        assertThat(first).isCancelled();
        assertThat(dropped).hasSize(9);
        assertThat(stats.cancelled()).isEqualTo(11);
        assertThat(stats.queued() + stats.active()).isZero();
    }
}
