package dev.lockkeeper.runtime;

import dev.lockkeeper.Overflow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/** Lets many tasks into a pool under one acquisition of its lock, and waits for room where single ones are turned away. */
final class BatchIntake {
    private final PoolState state;
    private final PoolIntake single;
    private final ReentrantLock lock;

    BatchIntake(PoolState state, PoolIntake single) {
        this.state = state;
        this.single = single;
        this.lock = state.lock;
    }

    /**
     * Hands over tasks in their order, as many as there is room for; at least one, unless the batch is stopped.
     *
     * @param from the index of the first
     * @return how many were taken
     * @throws RejectedExecutionException if the pool is closed
     */
    int submit(List<? extends Task<?>> tasks, int from, Batch batch) throws InterruptedException {
        int taken = takeWhatFits(tasks, from);
        if (taken > 0) {
            return taken;
        }
        if (state.settings.overflow() == Overflow.CALLER_RUNS) {
            single.submit(tasks.get(from), Overflow.CALLER_RUNS);
            return 1;
        }
        awaitRoom(batch);
        return takeWhatFits(tasks, from);
    }

    /** Wakes those who wait for room, so that they see whether their batch is stopped. */
    void wake() {
        lock.lock();
        try {
            state.room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int takeWhatFits(List<? extends Task<?>> tasks, int from) {
        List<PoolWorker> called = new ArrayList<>(1);
        int next = from;
        lock.lock();
        try {
            state.shutInbox();
            state.requireOpen(tasks.get(from));
            while (next < tasks.size() && !state.hasNoRoom()) {
                PoolWorker worker = state.enqueue(tasks.get(next++));
                if (worker != null) {
                    called.add(worker);
                }
            }
            state.openInbox();
        } finally {
            lock.unlock();
        }
        called.forEach(PoolWorker::rouse);
        return next - from;
    }

    private void awaitRoom(Batch batch) throws InterruptedException {
        long left = batch.nanosLeft();
        Wait wait = Wait.begin("room in the queue of " + state, "a worker that takes a task from it", left);
        try {
            awaitRoom(batch, left);
        } finally {
            wait.end();
        }
    }

    private void awaitRoom(Batch batch, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            state.blocked++;
            while (state.hasNoRoom() && !state.closed && !batch.isStopped() && left > 0) {
                left = state.room.awaitNanos(left);
            }
        } finally {
            state.blocked--;
            state.room.signal(); // a signal that this one does not use is another's
            lock.unlock();
        }
    }
}
