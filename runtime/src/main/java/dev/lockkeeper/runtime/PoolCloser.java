package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Closes one or several pools that belong together. */
final class PoolCloser {
    private PoolCloser() {}

    /**
     * Shuts down, and waits until all is done. An interrupt cancels what is left, and the wait goes on: the caller relies on it that
     * nothing runs afterwards. It is marked as interrupted again in the end.
     */
    static void close(Collection<PoolCore> pools) {
        pools.forEach(pool -> pool.closing().shutdown());
        requireOutside(pools);
        boolean interrupted = false;
        for (PoolCore pool : pools) {
            boolean ended = false;
            while (!ended) {
                try {
                    ended = pool.closing().awaitTermination(Long.MAX_VALUE);
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                    drop(pools);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shuts down, waits so long at most, then cancels and interrupts what is left. An interrupt ends the wait. */
    static List<Task<?>> close(Collection<PoolCore> pools, long nanos) {
        pools.forEach(pool -> pool.closing().shutdown());
        requireOutside(pools);
        long deadline = System.nanoTime() + nanos;
        try {
            for (PoolCore pool : pools) {
                pool.closing().awaitTermination(deadline - System.nanoTime());
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
        return drop(pools);
    }

    /** Cancels and interrupts all; returns the bodies of the tasks that had not started. */
    static List<Runnable> dropAll(PoolCore pool) {
        List<Task<?>> waiting = pool.closing().withdrawWaiting();
        List<Runnable> bodies = new ArrayList<>();
        for (Task<?> task : waiting) {
            bodies.add(task.bodyAsRunnable());
            task.publishCancelled();
        }
        pool.closing().dropRunning();
        return bodies;
    }

    static void requireOutside(Collection<PoolCore> pools) {
        for (PoolCore pool : pools) {
            if (pool.isRunningHere()) {
                throw new IllegalStateException(pool.settings().name()
                        + ": one of its own tasks waits for it, and would wait for ever. Wait from outside the pool.");
            }
        }
    }

    private static List<Task<?>> drop(Collection<PoolCore> pools) {
        List<Task<?>> dropped = new ArrayList<>();
        for (PoolCore pool : pools) {
            List<Task<?>> waiting = pool.closing().withdrawWaiting();
            waiting.forEach(Task::publishCancelled);
            dropped.addAll(waiting);
            dropped.addAll(pool.closing().dropRunning());
        }
        return dropped;
    }
}
