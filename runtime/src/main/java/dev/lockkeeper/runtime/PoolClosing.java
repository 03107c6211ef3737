package dev.lockkeeper.runtime;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for a pool to come to rest, and brings it to its end. */
final class PoolClosing {
    private final PoolState state;
    private final ReentrantLock lock;

    PoolClosing(PoolState state) {
        this.state = state;
        this.lock = state.lock;
    }

    /** Takes no more tasks; those that wait for room are rejected. What is queued still runs. */
    void shutdown() {
        List<PoolWorker> called;
        lock.lock();
        try {
            state.closed = true;
            state.shutInbox();
            called = state.roster.callAll();
            state.room.signalAll();
            state.announceIfQuiet();
        } finally {
            lock.unlock();
        }
        called.forEach(PoolWorker::rouse);
    }

    /** Cancels the tasks that wait; the caller makes that known. */
    List<Task<?>> withdrawWaiting() {
        List<Task<?>> waiting;
        List<PoolWorker> called;
        lock.lock();
        try {
            waiting = state.dropAll(TaskStage.CANCELLED);
            called = state.roster.callAll(); // one may rest until the next task may start
        } finally {
            lock.unlock();
        }
        called.forEach(PoolWorker::rouse);
        return waiting;
    }

    boolean isShutdown() {
        lock.lock();
        try {
            return state.closed;
        } finally {
            lock.unlock();
        }
    }

    boolean isTerminated() {
        lock.lock();
        try {
            return state.isTerminated();
        } finally {
            lock.unlock();
        }
    }

    boolean awaitTermination(long nanos) throws InterruptedException {
        Wait wait = beginWait("the end of ", nanos);
        try {
            return awaitEnd(nanos);
        } finally {
            wait.end();
        }
    }

    /** Waits until the threads have ended, too, of which {@link #awaitTermination} has seen that they run no more tasks. */
    void join(long nanos) throws InterruptedException {
        List<Thread> leaving;
        lock.lock();
        try {
            leaving = List.copyOf(state.leaving);
        } finally {
            lock.unlock();
        }
        long begin = System.nanoTime();
        for (Thread thread : leaving) {
            if (thread != Thread.currentThread()) {
                TimeUnit.NANOSECONDS.timedJoin(thread, nanos - (System.nanoTime() - begin));
            }
        }
    }

    private boolean awaitEnd(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (!state.isTerminated()) {
                if (left <= 0) {
                    return false;
                }
                left = state.changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a moment at which nothing is queued and nothing runs. */
    void awaitQuiet() throws InterruptedException {
        Wait wait = beginWait("the tasks of ", Parking.FOREVER);
        try {
            awaitNextQuiet();
        } finally {
            wait.end();
        }
    }

    private void awaitNextQuiet() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long begin = state.quietMoments;
            while (begin == state.quietMoments && !state.isQuiet()) {
                state.changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private Wait beginWait(String what, long nanos) {
        return Wait.begin(what + state, "the last of its tasks, at its end", nanos);
    }
}
