package dev.lockkeeper.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place of one waiting operation, or of one clause of a waiting select, in a queue of one channel. Guarded by that channel's
 * lock, except that {@link #result} belongs to the waiting thread once the {@link Parking} has been claimed for this waiter.
 */
final class Waiter {
    final Parking parking;

    /** What is to be sent; {@code null} for all that do not send. */
    final @Nullable Object offered;

    /** The clause that waits; {@code null} for a plain send or receive. */
    final @Nullable ChannelClause<?> clause;

    /** Written before the claim, read after it: the received value or an {@link Outcome}. */
    @Nullable
    Object result;

    /** The queue that this waiter stands in. Reading {@code null} without the lock after having been queued is reliable. */
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

    /** The result that this waiter was completed with; for the waiting thread, once served. */
    Object servedResult() {
        return Objects.requireNonNull(result);
    }

    /** Hands the result over if nobody ended the wait before; the caller holds the channel's lock and wakes the thread later. */
    boolean complete(Object handedOver) {
        result = handedOver;
        if (parking.claimFor(this)) {
            return true;
        }
        result = null;
        return false;
    }
}
