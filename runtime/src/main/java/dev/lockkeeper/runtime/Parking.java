package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One operation that waits, and the one word in which everybody who wants to end it agrees on who did.
 *
 * <p>A send or receive has one {@link Waiter} in one channel's queue; a select has one per clause, in the queues of channels with
 * different locks. All of them share one {@code Parking}. Whoever wants to end the wait, a thread at the other side of one of the
 * channels, a close, the waiting thread itself because it was interrupted, timed out or found a clause ready while it still
 * registered, does it by the same compare-and-set from "nobody" to itself. Exactly one succeeds:
 *
 * <ul>
 *   <li>A counterpart writes the result into its {@code Waiter} <em>before</em> it claims, under the channel's lock, so that a
 *       successful claim is at once complete: there is no state in between that others had to wait for.
 *   <li>A thread that fails to claim a waiter drops it and goes on to the next: it is as if the waiter had left before.
 *   <li>A thread that is interrupted or timed out and fails to claim its own wait has taken part already: it returns the result
 *       and, if interrupted, keeps its interrupt status for later.
 * </ul>
 *
 * <p>Memory effects: what the claiming thread did before the claim happens-before the return of {@link #await}. The claim must stay
 * a compare-and-set (or a volatile store) that precedes {@code unpark}: a mere release store is not ordered before the check of
 * {@code unpark} whether the thread is parked, and then the wake-up of a virtual thread can be lost.
 */
final class Parking {
    /** A number of nanoseconds that means "without limit". */
    static final long FOREVER = Long.MAX_VALUE;

    /** Claims of the waiting thread itself. */
    private static final Object WITHDRAWN = new Object();

    private static final VarHandle CLAIMANT = FieldHandle.of(MethodHandles.lookup(), "claimant", Object.class);

    private final Thread thread = Thread.currentThread();
    private final long since = System.nanoTime();
    private final boolean isLimited;

    /** {@code null} while the operation waits; then the waiter that was served, or {@link #WITHDRAWN}. Written once, by CAS. */
    private volatile @Nullable Object claimant;

    /** Begins a wait of the current thread for at most so long, {@link #FOREVER} being without limit. */
    Parking(long nanos) {
        isLimited = nanos != FOREVER;
    }

    /** The thread that waits. */
    Thread thread() {
        return thread;
    }

    /** The {@link System#nanoTime} at which it began to. */
    long since() {
        return since;
    }

    /** Tells whether the wait ends with a time-out. */
    boolean isLimited() {
        return isLimited;
    }

    /** Tells whether nobody has ended the wait yet. */
    boolean isWaiting() {
        return claimant == null;
    }

    /** Ends the wait in favour of {@code waiter}, whose result must be written. False: somebody else did before. */
    boolean claimFor(Waiter waiter) {
        return claimant == null && CLAIMANT.compareAndSet(this, null, waiter);
    }

    /** Ends the wait by its own thread. False: somebody else did before. */
    boolean withdraw() {
        return CLAIMANT.compareAndSet(this, null, WITHDRAWN);
    }

    /** The waiter that was served, or {@code null} if none was (yet). */
    @Nullable
    Waiter findServed() {
        return claimant instanceof Waiter waiter ? waiter : null;
    }

    /** Wakes the waiting thread, after a claim. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /**
     * Waits until the operation is claimed; called by its own thread only.
     *
     * @param blocker what thread dumps shall name as the reason of the wait
     * @param isMeeting whether the counterpart meets this thread, rather than a buffer, and so is likely on its way
     * @param nanos how long to wait at most, {@link #FOREVER} being without limit
     * @return false if time was up: the wait is then withdrawn
     * @throws InterruptedException if interrupted before a claim: the wait is then withdrawn
     */
    boolean await(Object blocker, boolean isMeeting, long nanos) throws InterruptedException {
        if (GivingWay.isClaimedMeanwhile(this, isMeeting)) {
            return true;
        }
        return nanos == FOREVER ? parkUntilClaimed(blocker) : parkUntilClaimed(blocker, nanos);
    }

    private boolean parkUntilClaimed(Object blocker) throws InterruptedException {
        while (claimant == null) {
            if (isInterruptedFirst()) {
                throw new InterruptedException();
            }
            LockSupport.park(blocker);
        }
        return true;
    }

    private boolean parkUntilClaimed(Object blocker, long nanos) throws InterruptedException {
        long start = System.nanoTime();
        long left = nanos;
        while (claimant == null) {
            if (isInterruptedFirst()) {
                throw new InterruptedException();
            }
            if (left <= 0) {
                return !withdraw();
            }
            LockSupport.parkNanos(blocker, left);
            left = nanos - (System.nanoTime() - start);
        }
        return true;
    }

    /** Tells whether an interrupt came before any claim; one that came later is left for the caller's next wait. */
    private boolean isInterruptedFirst() {
        return Thread.currentThread().isInterrupted() && withdraw() && Thread.interrupted();
    }
}
