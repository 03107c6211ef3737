package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One operation that waits, and the one word in which everybody who wants to end it agrees on who did.
 *
 * <p>A send or receive stands in one channel's queue itself; a select has a {@link Waiter} per clause, in the queues of channels with
 * different locks. All of them share one {@code Parking}. Whoever wants to end the wait, a thread at the other side of one of the
 * channels, a close, the waiting thread itself because it was interrupted, timed out or found a clause ready while it still
 * registered, does it by the same compare-and-set from "nobody" to itself. Exactly one succeeds:
 *
 * <ul>
 *   <li>A counterpart claims with the result, so that a successful claim is at once complete: there is no state in between that
 *       others had to wait for.
 *   <li>A thread that fails to claim a waiter drops it and goes on to the next: it is as if the waiter had left before.
 *   <li>A thread that is interrupted or timed out and fails to claim its own wait has taken part already: it returns the result
 *       and, if interrupted, keeps its interrupt status for later.
 * </ul>
 *
 * <p>Memory effects: what the claiming thread did before the claim happens-before the return of {@link #await}. The claim must stay
 * a compare-and-set (or a volatile store) that precedes {@code unpark}: a mere release store is not ordered before the check of
 * {@code unpark} whether the thread is parked, and then the wake-up of a virtual thread can be lost.
 */
final class Parking extends Waiter {
    /** A number of nanoseconds that means "without limit". */
    static final long FOREVER = Long.MAX_VALUE;

    /** In place of a claimant: there is none yet, and the thread has left its processor to others for a moment. */
    private static final Object AWAY = new Object();

    /** In place of a claimant: there is none yet, and the thread has to be woken. */
    private static final Object PARKED = new Object();

    /** Claims of the waiting thread itself. */
    private static final Object WITHDRAWN = new Object();

    private static final VarHandle CLAIMANT = FieldHandle.of(MethodHandles.lookup(), "claimant", Object.class);

    private final Thread thread = Thread.currentThread();
    private final boolean isLimited;

    /** When the thread parked. Written before {@link #PARKED} is, and read after that. */
    private long since;

    /** What the claimant came in place of; for the claiming thread alone. */
    private @Nullable Object replaced;

    /**
     * {@code null}, {@link #AWAY} or {@link #PARKED} while the operation waits; from then on what it was claimed for, or
     * {@link #WITHDRAWN}. Only ever changed by CAS.
     */
    private volatile @Nullable Object claimant;

    /**
     * Begins a wait of the current thread.
     *
     * @param nanos how long at most, {@link #FOREVER} being without limit
     * @param offered what a send offers; {@code null} for a receive or a select
     */
    Parking(long nanos, @Nullable Object offered) {
        super(offered);
        isLimited = nanos != FOREVER;
    }

    /** The thread that waits. */
    Thread thread() {
        return thread;
    }

    /** The {@link System#nanoTime} at which it parked; if it has not yet, this moment. */
    long since() {
        return claimant == PARKED ? since : System.nanoTime();
    }

    /** Tells whether the wait ends with a time-out. */
    boolean isLimited() {
        return isLimited;
    }

    /** Tells whether nobody has ended the wait yet. */
    boolean isWaiting() {
        return isUnclaimed(claimant);
    }

    /**
     * Ends the wait. False: somebody else did before.
     *
     * @param winner the {@link Choice} of a select; the result itself if the operation has but one waiter
     */
    boolean claimFor(Object winner) {
        Object seen = claimant;
        while (isUnclaimed(seen)) {
            if (CLAIMANT.compareAndSet(this, seen, winner)) {
                if (seen != null) { // not to touch, for nothing, what the waiting thread is looking at
                    replaced = seen;
                }
                return true;
            }
            seen = claimant;
        }
        return false;
    }

    /** Ends the wait by its own thread. False: somebody else did before. */
    boolean withdraw() {
        return claimFor(WITHDRAWN);
    }

    private static boolean isUnclaimed(@Nullable Object claimant) {
        return claimant == null || claimant == AWAY || claimant == PARKED;
    }

    /** What it was claimed for; once it was. */
    Object claimant() {
        return Objects.requireNonNull(claimant);
    }

    /** Wakes the waiting thread if need be; by the thread that claimed. */
    void wake() {
        if (replaced == PARKED) {
            LockSupport.unpark(thread);
        }
        Successors.note(replaced != null);
    }

    /** Says that the waiting thread is about to leave its processor to others. False: it was claimed meanwhile. */
    boolean leaveProcessor() {
        return CLAIMANT.compareAndSet(this, null, AWAY);
    }

    /** Says that the waiting thread is back on a processor. False: it was claimed meanwhile. */
    boolean returnToProcessor() {
        return CLAIMANT.compareAndSet(this, AWAY, null);
    }

    /**
     * Waits until the operation is claimed; called by its own thread only.
     *
     * @param blocker what thread dumps shall name as the reason of the wait
     * @param patience that of the channel, if the counterpart meets this thread rather than a buffer
     * @param nanos how long to wait at most, {@link #FOREVER} being without limit
     * @return false if time was up: the wait is then withdrawn
     * @throws InterruptedException if interrupted before a claim: the wait is then withdrawn
     */
    boolean await(Object blocker, @Nullable Patience patience, long nanos) throws InterruptedException {
        if (GivingWay.isClaimedMeanwhile(this, patience)) {
            return true;
        }
        since = System.nanoTime();
        if (!CLAIMANT.compareAndSet(this, null, PARKED)) {
            return true;
        }
        return nanos == FOREVER ? parkUntilClaimed(blocker) : parkUntilClaimed(blocker, nanos);
    }

    private boolean parkUntilClaimed(Object blocker) throws InterruptedException {
        while (claimant == PARKED) {
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
        while (claimant == PARKED) {
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
