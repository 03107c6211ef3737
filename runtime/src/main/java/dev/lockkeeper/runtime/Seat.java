package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Where one operation waits alone at a channel without a buffer, so that its counterpart finds it without the channel's lock. That is how
 * most values pass through such a channel: one thread sits down, the other serves it.
 *
 * <p>The seat is <em>locked</em> as long as the channel's lock is held, for whoever takes the lock locks the seat next and moves who
 * sits there to the channel's queues; and after that, as long as somebody stands in these queues, or the channel is closed. So
 * an open seat says that nobody waits at the channel but who sits here, and that it is not closed.
 *
 * <p>Memory effects: all changes are by compare-and-set or volatile store. What a thread did before it sat down happens-before what the one
 * does that serves it.
 */
final class Seat {
    private static final Object LOCKED = new Object();

    /** That of channels which always ask under their lock. Never opened. */
    static final Seat ALWAYS_LOCKED = new Seat();

    private static final VarHandle OCCUPANT = FieldHandle.of(MethodHandles.lookup(), "occupant", Object.class);

    /** {@code null} if nobody sits here, the {@link Waiter} that does, or {@link #LOCKED}. */
    private volatile @Nullable Object occupant = LOCKED;

    /** Opens the seat; only by the holder of the lock. */
    void open() {
        occupant = null;
    }

    /** Tells whether the channel is to be asked under its lock. */
    boolean isLocked() {
        return occupant == LOCKED;
    }

    /** Who sits here. */
    @Nullable
    Waiter findOccupant() {
        return occupant instanceof Waiter waiter ? waiter : null;
    }

    /** Locks the seat if that one sits there, or nobody; only by the holder of the lock. */
    boolean tryLock(@Nullable Waiter expected) {
        return OCCUPANT.compareAndSet(this, expected, LOCKED);
    }

    /** Tells whether an operation that offers a value, or one that does not, can sit down here or serve who sits here. */
    boolean isOpen(boolean offers) {
        Object seen = occupant;
        return seen == null || (seen instanceof Waiter waiter && waiter.isSender() != offers);
    }

    /** Tells whether somebody sits here whom such an operation can serve. */
    boolean isTaken(boolean offers) {
        return occupant instanceof Waiter waiter && waiter.isSender() != offers;
    }

    /** Sits down. False: somebody else did, or the seat is locked. */
    boolean sit(Waiter waiter) {
        return OCCUPANT.compareAndSet(this, null, waiter);
    }

    /**
     * Sits down, unless another sits here already who waits for that; those whose wait is over are sent away.
     *
     * @return the waiter itself if it sits here now; the other, which is of another operation; or {@code null} if the channel is to be
     *     asked under its lock
     */
    @Nullable
    Waiter sitOrMeet(Waiter waiter) {
        while (isOpen(waiter.isSender())) {
            if (sit(waiter)) {
                return waiter;
            }
            Waiter other = findOccupant();
            if (other != null && other.isSender() != waiter.isSender() && other.parking.isWaiting()) {
                return other.parking != waiter.parking ? other : null;
            }
            if (other != null && !other.parking.isWaiting()) {
                leave(other);
            }
        }
        return null;
    }

    /** Gets up. False: the waiter does not sit here any more. */
    boolean leave(Waiter waiter) {
        return occupant == waiter && OCCUPANT.compareAndSet(this, waiter, null);
    }

    /**
     * Completes who sits here and waits for the other side of an operation, and wakes it.
     *
     * @param offers whether that operation offers a value
     * @param handedOver what the waiter is to be given
     * @return the waiter, or {@code null} if there is none
     */
    @Nullable
    Waiter serve(boolean offers, Object handedOver) {
        while (occupant instanceof Waiter waiter && waiter.isSender() != offers) {
            if (leave(waiter) && waiter.complete(handedOver)) {
                waiter.parking.wake();
                return waiter;
            }
        }
        return null;
    }
}
