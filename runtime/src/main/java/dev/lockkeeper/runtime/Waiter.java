package dev.lockkeeper.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place of one waiting operation, or of one clause of a waiting select, at one channel: in a queue, guarded by that channel's lock, or
 * on its {@link Seat}. {@link #result} belongs to whoever took the waiter out of its place, and to the waiting thread once the
 * {@link Parking} has been claimed for this waiter.
 */
final class Waiter {
    final Parking parking;

    /** What is to be sent; {@code null} for all that do not send. */
    final @Nullable Object offered;

    /** The clause that waits; {@code null} for a plain send or receive. */
    final @Nullable ChannelClause<?> clause;

    /** Of a clause. Written before the claim, read after it: the received value or an {@link Outcome}. */
    @Nullable
    Object result;

    /** The queue that this waiter stands in; {@link ChannelWaiters#isGone} reads it without the lock. */
    @Nullable
    WaiterQueue queue;

    @Nullable
    Waiter previous;

    @Nullable
    Waiter next;

    Waiter(Parking parking, @Nullable Object offered, @Nullable ChannelClause<?> clause) {
        this.parking = parking;
        this.offered = offered;
        this.clause = clause;
    }

    /** Tells whether it is to send; all others wait for a value or a close. */
    boolean isSender() {
        return offered != null;
    }

    /** What it offers; only to be called for a sender. */
    Object requireOffered() {
        return Objects.requireNonNull(offered);
    }

    /** The result that this waiter was completed with; for the waiting thread, once served. */
    Object servedResult() {
        return clause == null ? parking.claimant() : Objects.requireNonNull(result);
    }

    /**
     * Hands the result over if nobody ended the wait before. The caller has taken this waiter out of its place, and wakes the thread
     * later.
     */
    boolean complete(Object handedOver) {
        if (clause == null) {
            return parking.claimFor(
                    handedOver); // the thread has but one waiter, so the claim itself can carry the result
        }
        result = handedOver;
        if (parking.claimFor(this)) {
            return true;
        }
        result = null;
        return false;
    }
}
