package dev.lockkeeper.runtime;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The state of one channel under its one lock: the buffer, those who wait at either side, and whether it is closed. Nothing here
 * waits; every method demands the lock unless it says otherwise.
 *
 * <p>What always holds when the lock is free, stale waiters aside: receivers wait only while the buffer is empty and no sender
 * waits (other than clauses of one select among themselves), senders wait only while the buffer is full, and nobody waits to send
 * or receive once the channel is closed. So a value goes to the longest waiting receiver directly, and a receiver that takes the
 * head of a full buffer moves the longest waiting sender's value to its tail: values keep the order in which they were sent.
 *
 * <p>While the lock is held, the {@link Seat} is locked too: nobody waits there or is served there meanwhile.
 *
 * @param <T> the type of the values
 */
class ChannelCore<T> {
    private static final AtomicLong LAST_ID = new AtomicLong();

    /** Tells channels apart, and gives the order in which the locks of several are taken. */
    final long id = LAST_ID.incrementAndGet();

    final int capacity;
    private final ChannelLock lock = new ChannelLock();
    private final RingBuffer<T> buffer = new RingBuffer<>();
    private boolean closed;
    private @Nullable Throwable closeCause;

    /** Those who wait; who does so alone at a channel without a buffer is found on the seat, without the lock. */
    final ChannelWaiters waiters;

    final Seat seat;

    final Patience patience = new Patience();

    ChannelCore(int capacity) {
        this.capacity = capacity;
        waiters = new ChannelWaiters(this);
        seat = waiters.seat;
    }

    /** That of those who meet their counterpart; {@code null} if there is a buffer between them. */
    @Nullable
    Patience patienceToMeet() {
        return capacity == 0 ? patience : null;
    }

    /** Takes the lock, which the current thread must not hold. */
    void lock() {
        lock.lock();
        try {
            if (!seat.isLocked()) {
                waiters.lockSeat();
            }
        } catch (Throwable failure) { // say, a stack that overflows: the caller does not come to its own try then
            lock.unlock();
            throw failure;
        }
    }

    /** Releases the lock and wakes whom the operations under it have served. */
    void unlock() {
        Waiter served = null;
        try {
            served = waiters.takeServed();
            if (capacity == 0 && !closed) {
                waiters.openSeat();
            }
        } finally {
            lock.unlock();
        }
        ChannelWaiters.wake(served);
    }

    /**
     * Sends if that needs no wait: to a waiting receiver, else into the buffer.
     *
     * @return {@link Outcome#SENT}, {@link Outcome#NOT_READY} or {@link Outcome#CLOSED}
     */
    Outcome put(T value) {
        if (closed) {
            return Outcome.CLOSED;
        }
        if (waiters.serveFirst(waiters.receivers, value) != null) {
            return Outcome.SENT;
        }
        if (buffer.size() < capacity) {
            buffer.addLast(value);
            return Outcome.SENT;
        }
        return Outcome.NOT_READY;
    }

    /**
     * Receives if that needs no wait: the head of the buffer, else from a waiting sender.
     *
     * @return the value, {@link Outcome#NOT_READY}, or {@link Outcome#CLOSED} when the channel is also drained
     */
    Object take() {
        Waiter sender = waiters.serveFirst(waiters.senders, Outcome.SENT);
        if (buffer.isEmpty()) {
            return sender != null ? offeredBy(sender) : closed ? Outcome.CLOSED : Outcome.NOT_READY;
        }
        Object value = buffer.removeFirst();
        if (sender != null) {
            buffer.addLast(offeredBy(sender));
        }
        if (closed && buffer.isEmpty()) {
            waiters.tellOfEnd();
        }
        return value;
    }

    /** What {@link #take} returned, where that is no {@link Outcome}, or a waiter was given. */
    @SuppressWarnings("unchecked") // only put and waiting senders give values, and they accept only such of type T
    T value(Object taken) {
        return (T) taken;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // those who stand among the senders offer a value of type T
    private T offeredBy(Waiter sender) {
        return (T) sender.offered;
    }

    /** Closes the channel; all who wait learn of it. False: it is closed already. */
    boolean close(@Nullable Throwable cause) {
        if (closed) {
            return false;
        }
        closed = true;
        closeCause = cause;
        waiters.tellOfClose();
        if (buffer.isEmpty()) {
            waiters.tellOfEnd();
        }
        return true;
    }

    /** Tells of all that wait, stale or not; called without the lock. */
    void forEachWaiter(BiConsumer<Waiter, WaitGoal> visitor) {
        lock();
        try {
            waiters.forEach(visitor);
        } finally {
            unlock();
        }
    }

    /**
     * Completes who sits on the seat and waits for the other side of an operation, and wakes it; called without the lock. First it is
     * served, and then taken off the seat: so it does not wait for that, and whoever sees it there meanwhile takes it for nobody.
     *
     * @param offers whether that operation offers a value
     * @param handedOver what the waiter is to be given
     * @return the waiter, or {@code null} if there is none
     */
    @Nullable
    Waiter serveSeated(boolean offers, Object handedOver) {
        for (Waiter waiter = seat.findCounterpart(offers); waiter != null; waiter = seat.findCounterpart(offers)) {
            if (waiter.complete(handedOver)) {
                waiter.parking.wake();
                forget(waiter);
                return waiter;
            }
        }
        return null;
    }

    /** Takes a waiter whose wait is over off the seat or out of its queue; called by who ended the wait, without the lock. */
    void forget(Waiter waiter) {
        if (waiters.isGone(waiter)) {
            return;
        }
        lock();
        try {
            WaiterQueue queue = waiter.queue;
            if (queue != null) {
                queue.remove(waiter);
            }
        } finally {
            unlock();
        }
    }

    /** A hint, without the lock, whether {@link #put} may do something. */
    boolean looksReadyToPut() {
        return buffer.size() < capacity || !waiters.receivers.isEmpty() || closed || seat.findCounterpart(true) != null;
    }

    /** A hint, without the lock, whether {@link #take} may return a value. */
    boolean looksReadyToTake() {
        return !buffer.isEmpty() || !waiters.senders.isEmpty() || seat.findCounterpart(false) != null;
    }

    /** Tells whether {@link #put} can do something; only a rival for the same waiter can still prevent it. */
    boolean isReadyToPut(Parking self) {
        return closed || buffer.size() < capacity || waiters.receivers.hasOther(self);
    }

    /** Tells whether {@link #take} can return a value; only a rival for the same waiter can still prevent it. */
    boolean isReadyToTake(Parking self) {
        return !buffer.isEmpty() || waiters.senders.hasOther(self);
    }

    /** Tells whether the channel is closed and no value is left. As a hint it may be asked without the lock. */
    boolean isDrained() {
        return closed && buffer.isEmpty();
    }

    boolean isClosed() {
        return closed;
    }

    int size() {
        return buffer.size();
    }

    @Nullable
    Throwable closeCause() {
        return closeCause;
    }

    /** Names the channel and why it was closed; without the lock, by a thread that has learnt under it of the closing. */
    ChannelClosedException closedException() {
        return new ChannelClosedException(this + " is closed", closeCause);
    }

    @Override
    public String toString() {
        return switch (capacity) {
            case 0 -> "unbuffered channel " + id;
            case Integer.MAX_VALUE -> "unlimited channel " + id;
            default -> "channel " + id + " buffered(" + capacity + ")";
        };
    }
}
