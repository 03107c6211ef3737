package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where the awaits in progress on the workers of one object hear what happens there. */
final class AwaitBoard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<AwaitSession> sessions = new ArrayList<>();

    /** Written under the lock; volatile so that a task that ends takes the lock only if somebody waits. */
    private volatile boolean watched;

    boolean isWatched() {
        return watched;
    }

    int awaits() {
        lock.lock();
        try {
            return sessions.size();
        } finally {
            lock.unlock();
        }
    }

    /** Something ended: those who wait look whether that was all. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A task failed; it is in its worker's log already, if it goes there, so that awaits to come find it. */
    void tellFailure(WorkerLedger worker, Task<?> task, Throwable thrown) {
        lock.lock();
        try {
            sessions.forEach(session -> session.hear(worker, task, thrown));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the session is over, at most so long.
     *
     * @return whether it is over
     */
    boolean await(AwaitSession session, long nanos) throws InterruptedException {
        Wait wait = Wait.begin(session, "the end of a task of these workers", nanos);
        try {
            return awaitEnd(session, nanos);
        } finally {
            wait.end();
        }
    }

    private boolean awaitEnd(AwaitSession session, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            sessions.add(session);
            watched = true;
            session.hearEarlier();
            while (!session.isOver()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            sessions.remove(session);
            watched = !sessions.isEmpty();
            lock.unlock();
        }
    }
}
