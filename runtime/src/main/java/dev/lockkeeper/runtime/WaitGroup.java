package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits for a number of things to be done: Go's {@code sync.WaitGroup}.
 *
 * <pre>{@code
 * WaitGroup group = new WaitGroup();
 * for (String url : urls) {
 *     group.go(() -> fetch(url));
 * }
 * group.await(); // all fetched
 * }</pre>
 *
 * <p>{@link #add} before the work starts, {@link #done} when it ended; {@link #await} returns when as many are done as were
 * added. A wait ends when the count was zero at some moment since it began, even if somebody adds again right
 * after; so a group can be used over and over, and Go's rule that it must not be reused too early is not needed.
 *
 * <p>Memory effects: what a thread did before {@code done()} happens-before the return of every {@code await} that it
 * lets go.
 */
public final class WaitGroup {
    /** How many were added, and how many of them are done: both only grow. Apart, so that who adds does not slow down who ends. */
    private final LoneCounter added = new LoneCounter();

    private final LoneCounter done = new LoneCounter();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition zero = lock.newCondition();

    /** Written under the lock. It is volatile so that {@code done} takes the lock only if somebody waits. */
    private volatile boolean awaited;

    /** How many had been added, at most, when the count was seen to be zero while somebody waited. Guarded by the lock. */
    private long zeroAt;

    /** How many wait. Guarded by the lock. */
    private int waiters;

    /** Creates a group with nothing to wait for. */
    public WaitGroup() {}

    /**
     * Adds to the count, or takes from it when negative.
     *
     * @param delta how many more to wait for
     * @throws IllegalStateException if the count would be negative: more was done than added
     */
    public void add(int delta) {
        if (delta < 0) {
            finish(-(long) delta);
        } else {
            begin(delta);
        }
    }

    /**
     * Says that one of the added is done.
     *
     * @throws IllegalStateException if more is done than was added
     */
    public void done() {
        finish(1);
    }

    /**
     * Runs the body in a thread of its own, as {@link Go#run} does, and counts it until it ended. If it throws, the
     * thread's uncaught-exception handler hears of it before the group counts it as done; {@code await} throws nothing.
     * Use a task group where failures matter to the waiter.
     *
     * @param body what to run; must not call {@link #done} for itself
     */
    public void go(Runnable body) {
        Objects.requireNonNull(body, "body");
        begin(1);
        try {
            Go.run(() -> runCounted(body));
        } catch (Throwable notStarted) {
            done();
            throw notStarted;
        }
    }

    /**
     * Waits until the count is zero; returns at once if it is.
     *
     * @throws IllegalStateException if the count is negative: what {@link #go} ran has called {@code done()} for itself
     * @throws InterruptedException if the caller is interrupted while it waits
     */
    public void await() throws InterruptedException {
        await(Long.MAX_VALUE, Context.background());
    }

    /**
     * Waits until the count is zero, at most so long.
     *
     * @param timeout for how long; zero or negative means not to wait
     * @return whether the count was zero
     * @throws IllegalStateException if the count is negative
     * @throws InterruptedException if the caller is interrupted while it waits
     */
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Durations.toNanos(timeout), Context.background());
    }

    /**
     * Waits until the count is zero or the context is cancelled.
     *
     * @param context the context
     * @throws CancelledException with the context's cause, if that came first
     * @throws IllegalStateException if the count is negative
     * @throws InterruptedException if the caller is interrupted while it waits
     */
    public void await(Context context) throws InterruptedException {
        Context.Registration registration = CancelListeners.listen(context, this::releaseAll);
        try {
            await(Long.MAX_VALUE, context);
        } finally {
            registration.stop();
        }
    }

    private boolean await(long nanos, Context context) throws InterruptedException {
        long over = done.get();
        if (isAll(over)) {
            tellOfZero(over);
            return true;
        }
        lock.lockInterruptibly();
        try {
            waiters++;
            awaited = true;
            return awaitZero(nanos, context);
        } finally {
            waiters--;
            awaited = waiters > 0;
            lock.unlock();
        }
    }

    private boolean awaitZero(long nanos, Context context) throws InterruptedException {
        Wait wait = Wait.begin("a wait group to come to zero", "the last done()", context, nanos);
        try {
            long begin = added.get();
            long left = nanos;
            while (!wasZeroSince(begin)) {
                context.throwIfCancelled();
                if (left <= 0) {
                    return false;
                }
                left = zero.awaitNanos(left);
            }
            return true;
        } finally {
            wait.end();
        }
    }

    /** Whether the count was zero when so many had been added, or more. Under the lock. */
    private boolean wasZeroSince(long begin) {
        long over = done.get();
        if (isAll(over)) {
            tellOfZero(over);
        }
        return zeroAt >= begin;
    }

    /** Whether so many, which are done, are as many as were added; more can only be if {@link #runCounted} counted one that was. */
    private boolean isAll(long over) {
        long count = added.get() - over;
        if (count < 0) {
            throw new IllegalStateException("WaitGroup: the count is " + count
                    + ". What go(body) runs is counted by it: the body must not call done() for itself.");
        }
        return count == 0;
    }

    /** The count was zero when so many had been added; somebody may wait for that, even if it is not zero any more. */
    private void tellOfZero(long total) {
        if (!awaited) {
            return;
        }
        lock.lock();
        try {
            zeroAt = Math.max(zeroAt, total);
            zero.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void releaseAll() {
        lock.lock();
        try {
            zero.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void runCounted(Runnable body) {
        try {
            body.run();
        } catch (Throwable failure) {
            UncaughtFailures.report(failure);
        } finally {
            finished(done.addAndGet(1));
        }
    }

    private void begin(long more) {
        long before;
        do {
            before = added.get();
            if (before + more > Integer.MAX_VALUE) {
                requireInt(before + more - done.get());
            }
        } while (!added.compareAndSet(before, before + more));
    }

    private void finish(long more) {
        long before;
        do {
            before = done.get();
            long count = added.get() - before - more;
            if (count < 0) {
                throw new IllegalStateException(
                        "WaitGroup: the count would be " + count + ". done() was called more often than add(1).");
            }
        } while (!done.compareAndSet(before, before + more));
        finished(before + more);
    }

    /** So many are done; if that is all and somebody waits, wakes them. Who waits has said so before looking whether it is all. */
    private void finished(long total) {
        if (awaited && added.get() == total) {
            tellOfZero(total);
        }
    }

    private static void requireInt(long count) {
        if (count > Integer.MAX_VALUE) {
            throw new IllegalStateException("WaitGroup: the count would be " + count + ", more than an int holds.");
        }
    }
}
