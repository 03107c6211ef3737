package dev.lockkeeper.runtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operations that wait at one side of a channel, longest first: a doubly linked list through the waiters themselves, so that a
 * select leaves the queues of the clauses that lost in constant time. Guarded by the channel's lock.
 *
 * <p>Some waiters may be stale: claimed through another channel, timed out or interrupted, but not yet unlinked by their own
 * thread. Whoever meets one here passes over it.
 */
final class WaiterQueue {
    private @Nullable Waiter head;
    private @Nullable Waiter tail;

    /** Tells whether nobody stands here; as a hint it may be asked without the lock. */
    boolean isEmpty() {
        return head == null;
    }

    /** The longest waiting, stale or not; {@code next} leads on. */
    @Nullable
    Waiter first() {
        return head;
    }

    void forEach(Consumer<Waiter> visitor) {
        for (Waiter waiter = head; waiter != null; waiter = waiter.next) {
            visitor.accept(waiter);
        }
    }

    Waiter addLast(Waiter waiter) {
        Waiter last = tail;
        waiter.queue = this;
        waiter.previous = last;
        tail = waiter;
        if (last == null) {
            head = waiter;
        } else {
            last.next = waiter;
        }
        return waiter;
    }

    /** Takes the waiter out; nothing happens if it is not here any more. */
    void remove(Waiter waiter) {
        if (waiter.queue != this) {
            return;
        }
        Waiter before = waiter.previous;
        Waiter after = waiter.next;
        if (before == null) {
            head = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            tail = before;
        } else {
            after.previous = before;
        }
        waiter.queue = null;
        waiter.previous = null;
        waiter.next = null;
    }

    /**
     * Takes out the longest waiter that can still be served and completes it.
     *
     * @param result what it shall be given
     * @return the waiter, to be woken, or {@code null} if there is none
     */
    @Nullable
    Waiter serveFirst(Object result) {
        for (Waiter waiter = head; waiter != null; waiter = head) {
            remove(waiter);
            if (waiter.complete(result)) {
                return waiter;
            }
        }
        return null;
    }

    /** Tells whether some operation other than {@code self} waits here and has not been served elsewhere. */
    boolean hasOther(@Nullable Parking self) {
        for (Waiter waiter = head; waiter != null; waiter = waiter.next) {
            if (waiter.parking != self && waiter.parking.isWaiting()) {
                return true;
            }
        }
        return false;
    }
}
