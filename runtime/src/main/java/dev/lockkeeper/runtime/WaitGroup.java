package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
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
    private static final long ONE = 1L << 32;

    /** The count in the upper half; the lower half counts, with wrap-around, how often it came down to zero. */
    private final AtomicLong state = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition zero = lock.newCondition();

    /** Written under the lock. It is volatile so that {@code done} takes the lock only if somebody waits. */
    private volatile boolean awaited;

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
        long seen;
        long next;
        do {
            seen = state.get();
            next = afterAdding(seen, delta);
        } while (!state.compareAndSet(seen, next));
        if (zeroes(next) != zeroes(seen) && awaited) {
            releaseAll();
        }
    }

    /**
     * Says that one of the added is done.
     *
     * @throws IllegalStateException if more is done than was added
     */
    public void done() {
        add(-1);
    }

    /**
     * Runs the body in a thread of its own, as {@link Go#run} does, and counts it until it ended. If it throws, the
     * thread's uncaught-exception handler hears of it before the group counts it as done; {@code await} throws nothing.
     * Use a task group where failures matter to the waiter.
     *
     * @param body what to run
     */
    public void go(Runnable body) {
        Objects.requireNonNull(body, "body");
        Thread thread = Go.newThread(() -> runCounted(body));
        add(1);
        try {
            thread.start();
        } catch (Throwable notStarted) {
            done();
            throw notStarted;
        }
    }

    /**
     * Waits until the count is zero; returns at once if it is.
     *
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
        long begin = state.get();
        if (count(begin) == 0) {
            return true;
        }
        lock.lockInterruptibly();
        try {
            waiters++;
            awaited = true;
            return awaitZero(begin, nanos, context);
        } finally {
            waiters--;
            awaited = waiters > 0;
            lock.unlock();
        }
    }

    private boolean awaitZero(long begin, long nanos, Context context) throws InterruptedException {
        Wait wait = Wait.begin("a wait group to come to zero", "the last done()", nanos);
        try {
            long left = nanos;
            while (zeroes(state.get()) == zeroes(begin)) {
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
            done();
        }
    }

    private static long afterAdding(long seen, int delta) {
        long count = (long) count(seen) + delta;
        if (count < 0) {
            throw new IllegalStateException(
                    "WaitGroup: the count would be " + count + ". done() was called more often than add(1).");
        }
        if (count > Integer.MAX_VALUE) {
            throw new IllegalStateException("WaitGroup: the count would be " + count + ", more than an int holds.");
        }
        int zeroes = count == 0 && count(seen) > 0 ? zeroes(seen) + 1 : zeroes(seen);
        return (count * ONE) | Integer.toUnsignedLong(zeroes);
    }

    private static int count(long state) {
        return (int) (state >>> 32);
    }

    private static int zeroes(long state) {
        return (int) state;
    }
}
