package dev.lockkeeper.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place of one waiting operation, or of one clause of a waiting select, at one channel: in a queue, guarded by that channel's lock, or
 * on its {@link Seat}. A plain send or receive is its own place, so that whoever serves it has but one object to fetch from the other
 * processor.
 */
sealed class Waiter permits Parking {
    /** The operation that waits. */
    final Parking parking;

    /** What is to be sent; {@code null} for all that do not send. */
    final @Nullable Object offered;

    /** The clause that waits; {@code null} for a plain send or receive. */
    final @Nullable ChannelClause<?> clause;

    /** The queue that this waiter stands in; {@link ChannelWaiters#isGone} reads it without the lock. */
    @Nullable
    WaiterQueue queue;

    @Nullable
    Waiter previous;

    @Nullable
    Waiter next;

    /** The place of a clause. */
    Waiter(Parking parking, @Nullable Object offered, ChannelClause<?> clause) {
        this.parking = parking;
        this.offered = offered;
        this.clause = clause;
    }

    /** For an operation that is its own place. */
    Waiter(@Nullable Object offered) {
        this.parking = (Parking) this; // nothing else has this constructor
        this.offered = offered;
        this.clause = null;
    }

    /** Tells whether it is to send; all others wait for a value or a close. */
    boolean isSender() {
        return offered != null;
    }

    /** What it offers; only to be called for a sender. */
    Object requireOffered() {
        return Objects.requireNonNull(offered);
    }

    /**
     * Hands the result over if nobody ended the wait before. The caller wakes the thread later. The claim itself carries the result, and
     * for a select which clause it is of.
     */
    boolean complete(Object handedOver) {
        return parking.claimFor(clause == null ? handedOver : new Choice<>(clause, handedOver));
    }
}
