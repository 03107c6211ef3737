package dev.lockkeeper.runtime;

import dev.lockkeeper.Threads;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread of a pool: takes tasks and runs them until the pool has no use for it. */
final class PoolWorker implements Runnable {
    /** Its visits are measured so many at a time, since to read the clock costs as much as a tiny task. */
    private static final int VISITS = 8;

    /** Between two visits it ran nothing but tiny tasks if no more time went by. */
    private static final long SHORT_NANOS = 20_000;

    private final PoolDispatch dispatch;
    private final Thread thread;
    private final Tally tally;
    private final Hand hand = new Hand();

    /** When its visits were last measured, and how often it came since. These and its appetite are guarded by the pool's lock. */
    private long lastMeasured;

    private int visits;
    private int appetite;

    /**
     * Whether it sleeps until somebody wakes it. Written under the pool's lock. A volatile store before the unpark: with
     * a release store virtual threads lose wake-ups.
     */
    private volatile boolean resting;

    /** Guarded by the pool's lock. */
    private boolean arriving;

    /** Written by the thread that made this worker; others meet it only after it has taken the pool's lock. */
    private boolean started;

    /** Whose tasks it has ended without telling yet, and how many. Only for the thread itself. */
    private @Nullable TaskOwner owner;

    private int ended;

    PoolWorker(PoolDispatch dispatch, Threads kind, String threadName) {
        this.dispatch = dispatch;
        this.thread = ThreadStarter.factory(kind, threadName).newThread(this);
        this.tally = new Tally(thread);
    }

    @Override
    public void run() {
        try {
            boolean isAtWork = run(dispatch.next(this)); // no variable keeps the last task while it rests
            while (isAtWork) {
                isAtWork = run(next());
            }
        } finally {
            tellEnded();
            dispatch.leave(this);
        }
    }

    private @Nullable Task<?> next() {
        Task<?> task = hand.claim();
        if (task == null) {
            tellEnded();
            return dispatch.next(this);
        }
        Thread.interrupted(); // whatever it was meant for has ended
        return task;
    }

    /** Runs the task; false if there is none. */
    private boolean run(@Nullable Task<?> task) {
        if (task == null) {
            return false;
        }
        if (owner != task.owner()) {
            tellEnded();
            owner = task.owner();
        }
        LiveTasks.run(task, tally);
        ended++;
        return true;
    }

    /**
     * Tells the owner of the tasks that it ran last how many ended. While it runs one more of that owner's, it may owe that: whoever
     * waits for all of them waits for that one too.
     */
    private void tellEnded() {
        TaskOwner told = owner;
        int tasks = ended;
        owner = null;
        ended = 0;
        if (told != null && tasks > 0) {
            told.ended(tasks);
        }
    }

    Tally tally() {
        return tally;
    }

    Hand hand() {
        return hand;
    }

    /** It comes to the pool's lock for a task, under which this is called. */
    void visit() {
        if (++visits == VISITS) {
            visits = 0;
            long now = System.nanoTime();
            boolean wereShort = now - lastMeasured < VISITS * SHORT_NANOS;
            appetite = wereShort ? Math.min(Hand.MOST, 2 * appetite + 1) : 0;
            lastMeasured = now;
        }
    }

    /** How many tasks it would take along, beside the one it runs next: none, unless it comes for tasks in quick succession. */
    int appetite() {
        return appetite;
    }

    /** It took along more than it could run at once, and starts with less again. */
    void loseAppetite() {
        appetite = 0;
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

    /** Starts the thread, or wakes it. If the system has no thread to give, the worker is struck off. Not under the pool's lock. */
    void rouse() {
        if (started) {
            LockSupport.unpark(thread);
            return;
        }
        started = true;
        try {
            thread.start();
        } catch (Throwable noThread) {
            dispatch.strikeOff(this, noThread);
        }
    }
}
