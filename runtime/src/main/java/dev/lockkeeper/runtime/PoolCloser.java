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
    static void close(Collection<? extends TaskPool> pools) {
        pools.forEach(pool -> pool.shutdown());
        requireOutside(pools);
        boolean interrupted = false;
        for (TaskPool pool : pools) {
            boolean ended = false;
            while (!ended) {
                try {
                    ended = pool.awaitTermination(Long.MAX_VALUE);
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
    static List<Task<?>> close(Collection<? extends TaskPool> pools, long nanos) {
        pools.forEach(pool -> pool.shutdown());
        requireOutside(pools);
        long deadline = System.nanoTime() + nanos;
        try {
            for (TaskPool pool : pools) {
                pool.awaitTermination(deadline - System.nanoTime());
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
        return drop(pools);
    }

    /** Cancels and interrupts all; returns the bodies of the tasks that had not started. */
    static List<Runnable> dropAll(TaskPool pool) {
        List<Task<?>> waiting = pool.withdrawWaiting();
        List<Runnable> bodies = new ArrayList<>();
        for (Task<?> task : waiting) {
            bodies.add(task.bodyAsRunnable());
            task.publishCancelled();
        }
        cancelRunning(pool);
        return bodies;
    }

    static void requireOutside(Collection<? extends TaskPool> pools) {
        for (TaskPool pool : pools) {
            if (pool.isRunningHere()) {
                throw new IllegalStateException(pool.name()
                        + ": one of its own tasks waits for it, and would wait for ever. Wait from outside the pool.");
            }
        }
    }

    private static List<Task<?>> drop(Collection<? extends TaskPool> pools) {
        List<Task<?>> dropped = new ArrayList<>();
        for (TaskPool pool : pools) {
            List<Task<?>> waiting = pool.withdrawWaiting();
            waiting.forEach(Task::publishCancelled);
            dropped.addAll(waiting);
            dropped.addAll(cancelRunning(pool));
        }
        return dropped;
    }

    private static List<Task<?>> cancelRunning(TaskPool pool) {
        List<Task<?>> running = pool.running();
        running.removeIf(task -> task.isDone() || !task.cancel(true));
        return running;
    }
}
