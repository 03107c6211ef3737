package dev.lockkeeper.runtime;

import dev.lockkeeper.Threads;
import java.util.concurrent.locks.LockSupport;

/** A thread of a pool: takes tasks and runs them until the pool has no use for it. */
final class PoolWorker implements Runnable {
    private final PoolDispatch dispatch;
    private final Thread thread;
    private final Tally tally;

    /**
     * Whether it sleeps until somebody wakes it. Written under the pool's lock. A volatile store before the unpark: with
     * a release store virtual threads lose wake-ups.
     */
    private volatile boolean resting;

    /** Guarded by the pool's lock. */
    private boolean arriving;

    /** Written by the thread that made this worker; others meet it only after it has taken the pool's lock. */
    private boolean started;

    PoolWorker(PoolDispatch dispatch, Threads kind, String threadName) {
        this.dispatch = dispatch;
        this.thread = ThreadStarter.newThread(kind, threadName, this);
        this.tally = new Tally(thread);
    }

    @Override
    public void run() {
        try {
            Task<?> task = dispatch.next(this);
            while (task != null) {
                run(task);
                task = dispatch.next(this);
            }
        } finally {
            dispatch.leave(this);
        }
    }

    private void run(Task<?> task) {
        if (LiveTasks.areKept()) {
            LiveTasks.watched(() -> task.run(tally)).run();
        } else {
            task.run(tally);
        }
    }

    Tally tally() {
        return tally;
    }

    boolean isResting() {
        return resting;
    }

    boolean isArriving() {
        return arriving;
    }

    void setArriving(boolean arriving) {
        this.arriving = arriving;
    }

    /** Says whether it rests; {@link #rest} or {@link #rouse} follows, outside the lock. Under the pool's lock. */
    void setResting(boolean resting) {
        this.resting = resting;
    }

    /** Sleeps until it is woken, at most so long. Interrupts are dropped: no task runs that they could be meant for. */
    void rest(long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (resting) {
            if (nanos == Long.MAX_VALUE) {
                LockSupport.park(dispatch);
            } else {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                LockSupport.parkNanos(dispatch, left);
            }
            Thread.interrupted();
        }
    }

    /** Starts the thread, or wakes it. If the system has no thread to give, the worker is struck off and the error thrown. Not under the pool's lock. */
    void rouse() {
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            boolean running = false;
            try {
                thread.start();
                running = true;
            } finally {
                if (!running) {
                    dispatch.strikeOff(this);
                }
            }
        }
    }
}
