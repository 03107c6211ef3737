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
 * an open seat says that nobody waits at the channel but who sits here, and that it is not closed. Who sits here although its wait is over
 * counts as nobody.
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

    /** Who sits here, or did until another ended its wait. */
    @Nullable
    Waiter findOccupant() {
        return occupant instanceof Waiter waiter ? waiter : null;
    }

    /** Locks the seat if that one sits there, or nobody; only by the holder of the lock. */
    boolean tryLock(@Nullable Waiter expected) {
        return OCCUPANT.compareAndSet(this, expected, LOCKED);
    }

    /** Tells whether an operation that offers a value, or one that does not, can sit down here or meet who sits here. */
    boolean isOpen(boolean offers) {
        Object seen = occupant;
        return seen == null || (seen instanceof Waiter waiter && (waiter.isSender() != offers || isStale(waiter)));
    }

    /** Who waits here and can be met by an operation that offers a value, or by one that does not. */
    @Nullable
    Waiter findCounterpart(boolean offers) {
        return occupant instanceof Waiter waiter && waiter.isSender() != offers && !isStale(waiter) ? waiter : null;
    }

    private static boolean isStale(Waiter waiter) {
        return !waiter.parking.isWaiting();
    }

    /** Sits down, in place of nobody or of one whose wait is over. False: somebody waits here, or the seat is locked. */
    boolean sit(Waiter waiter) {
        Object seen = occupant;
        boolean isFree = seen == null || (seen instanceof Waiter former && isStale(former));
        return isFree && OCCUPANT.compareAndSet(this, seen, waiter);
    }

    /**
     * Sits down, unless another sits here already who waits for that.
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
            Waiter other = findCounterpart(waiter.isSender());
            if (other != null) {
                return other.parking != waiter.parking ? other : null;
            }
        }
        return null;
    }

    /** Gets up. False: the waiter does not sit here any more. */
    boolean leave(Waiter waiter) {
        return occupant == waiter && OCCUPANT.compareAndSet(this, waiter, null);
    }
}
