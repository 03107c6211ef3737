package dev.lockkeeper.benchmarks;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.openjdk.jol.info.GraphLayout;

/** Prints the bytes of heap that channels, waiters, pools and tasks take: what is in use after a collection, with many of them and without. */
public final class RuntimeFootprint {
    private static final int FEW = 2_000;
    private static final int MANY = 100_000;
    private static final Callable<Integer> JOB = () -> 1;

    /** What is measured, in sight of the collector. */
    @SuppressWarnings("unused")
    private static volatile Object held;

    private RuntimeFootprint() {}

    /**
     * Prints the table.
     *
     * @param arguments none
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        size(arguments); // lets JOL say first what it has to say
        System.out.println();
        System.out.println("| bytes of heap | Lockkeeper | peers |");
        System.out.println("|---|---|---|");
        channels();
        pools();
        tasks();
        waiters(); // last: it leaves the most behind
    }

    private static void channels() {
        line(
                "idle channel, unbuffered",
                size(Channel.unbuffered()),
                "SynchronousQueue " + size(new SynchronousQueue<>()),
                "Jox " + size(com.softwaremill.jox.Channel.newRendezvousChannel()));
        line(
                "idle channel, buffered(100)",
                size(Channel.buffered(100)),
                "ArrayBlockingQueue " + size(new ArrayBlockingQueue<>(100)),
                "Jox " + size(com.softwaremill.jox.Channel.newBufferedChannel(100)));
    }

    /** Of the object and all that hangs on it. */
    private static long size(Object object) {
        return GraphLayout.parseInstance(object).totalSize();
    }

    /** On top of a virtual thread that is parked and nothing else; the deeper stack counts. */
    private static void waiters() throws InterruptedException {
        Channel<Integer> channel = Channel.unbuffered();
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
        com.softwaremill.jox.Channel<Integer> jox = com.softwaremill.jox.Channel.newRendezvousChannel();
        Crew.Work bareWait = () -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        };
        for (Crew.Work wait : List.<Crew.Work>of(bareWait, channel::receive, queue::take, jox::receive)) {
            parked(wait); // compiled code has smaller frames
        }
        long bare = parked(bareWait);
        line(
                "waiter in receive(), beyond the " + bare + " of a parked virtual thread",
                parked(channel::receive) - bare,
                "ArrayBlockingQueue " + (parked(queue::take) - bare),
                "Jox " + (parked(jox::receive) - bare));
    }

    private static void pools() throws InterruptedException {
        line("pool of 3, before its threads start", each(FEW, () -> WorkerPool.fixed(3)));
    }

    private static void tasks() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        try (WorkerPool pool =
                        WorkerPool.builder().workers(1).queue(2 * MANY + 1).build();
                ExecutorService threadPool = Executors.newFixedThreadPool(1);
                ForkJoinPool forkJoinPool = new ForkJoinPool(1)) {
            for (ExecutorService each : List.of(pool, threadPool, forkJoinPool)) {
                each.execute(() -> awaitForSure(blocked));
            }
            line(
                    "queued task, its place in the queue and its future",
                    each(MANY, () -> pool.submit(JOB)),
                    "ThreadPoolExecutor, FutureTask " + each(MANY, () -> threadPool.submit(JOB)),
                    "ThreadPoolExecutor, CompletableFuture "
                            + each(MANY, () -> CompletableFuture.supplyAsync(() -> 1, threadPool)),
                    "ForkJoinPool " + each(MANY, () -> forkJoinPool.submit(JOB)));
            blocked.countDown();
        }
    }

    private static void awaitForSure(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long each(int count, Supplier<?> maker) throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            release(maker.get()); // loads classes
        }
        List<Object> kept = new ArrayList<>(count);
        held = kept;
        long before = inUse();
        for (int i = 0; i < count; i++) {
            kept.add(maker.get());
        }
        long after = inUse();
        kept.forEach(RuntimeFootprint::release);
        held = null;
        return Math.round((after - before) / (double) count);
    }

    private static void release(Object made) {
        if (made instanceof ExecutorService pool) {
            pool.shutdown();
        }
    }

    private static long parked(Crew.Work wait) throws InterruptedException {
        List<Thread> threads = new ArrayList<>(MANY);
        long before = inUse();
        for (int i = 0; i < MANY; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    wait.run();
                } catch (Exception interrupted) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
        long after = inUse();
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
        return Math.round((after - before) / (double) MANY);
    }

    /** The heap in use, once two collections in a row agree about it. */
    private static long inUse() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long before = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            System.gc();
            Thread.sleep(20); // for threads that end, and what the collector leaves to others
            long now = runtime.totalMemory() - runtime.freeMemory();
            if (Math.abs(before - now) < 2_000) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private static void line(String what, long ours, String... peers) {
        System.out.printf(Locale.ROOT, "| %s | %d | %s |%n", what, ours, String.join("; ", peers));
    }
}
