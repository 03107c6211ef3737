package dev.lockkeeper.runtime;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait at one channel: on its {@link Seat}, or in a queue for each thing to wait for. Guarded by the channel's lock but for
 * the seat and where a method says otherwise.
 *
 * <p>Served waiters are woken after the lock is released, so that they do not run into it.
 */
final class ChannelWaiters {
    final Seat seat;
    final WaiterQueue senders = new WaiterQueue();
    final WaiterQueue receivers = new WaiterQueue();

    /** Clauses that wait for the end of the values. */
    private final WaiterQueue closeWatchers = new WaiterQueue();

    private final ChannelCore<?> channel;

    /** Whether {@link KnownChannels} has been told of the channel. */
    private boolean isKnown;

    /** Served waiters that are to be woken, linked by {@code next}. */
    private @Nullable Waiter toWake;

    ChannelWaiters(ChannelCore<?> channel) {
        this.channel = channel;
        seat = channel.capacity == 0 ? new Seat() : Seat.ALWAYS_LOCKED;
    }

    /** Locks the seat, and moves who waits there to its queue; once the lock has been taken. */
    void lockSeat() {
        while (!seat.isLocked() && !isMoved(seat.findOccupant())) {
            Thread.onSpinWait(); // somebody came or went in between
        }
    }

    private boolean isMoved(@Nullable Waiter seated) {
        if (seated == null || !seated.parking.isWaiting()) {
            return seat.tryLock(seated);
        }
        WaiterQueue queue = seated.isSender() ? senders : receivers;
        queue.addLast(seated); // before it has left the seat: see forget
        if (seat.tryLock(seated)) {
            return true;
        }
        queue.remove(seated);
        return false;
    }

    /** Opens the seat if nobody waits but for the close; before the lock is released. */
    void openSeat() {
        if (isKnown && senders.isEmpty() && receivers.isEmpty()) {
            seat.open();
        }
    }

    /** Serves who has waited longest in the queue. */
    @Nullable
    Waiter serveFirst(WaiterQueue queue, Object result) {
        Waiter waiter = queue.isEmpty() ? null : queue.serveFirst(result);
        if (waiter != null) {
            addToWake(waiter);
        }
        return waiter;
    }

    /** Tells all of the close that must not wait for the last value to be received. */
    void tellOfClose() {
        tellOfClose(receivers);
        tellOfClose(senders);
    }

    /** Tells those of the close who wait for it, since no value is left. */
    void tellOfEnd() {
        tellOfClose(closeWatchers);
    }

    private void tellOfClose(WaiterQueue queue) {
        for (Waiter waiter = queue.first(); waiter != null; waiter = queue.first()) {
            queue.remove(waiter);
            boolean isOver = waiter.clause == null || waiter.clause.firesAtClose();
            if (isOver && waiter.complete(Outcome.CLOSED)) {
                addToWake(waiter);
            }
        }
    }

    private void addToWake(Waiter waiter) {
        waiter.next = toWake;
        toWake = waiter;
    }

    /** Hands over those that were served, for {@link #wake}. */
    @Nullable
    Waiter takeServed() {
        Waiter served = toWake;
        toWake = null;
        return served;
    }

    /** Wakes those that were served; without the lock. */
    static void wake(@Nullable Waiter served) {
        Waiter waiter = served;
        while (waiter != null) {
            Waiter after = waiter.next;
            waiter.next = null;
            waiter.parking.wake();
            waiter = after;
        }
    }

    Waiter enqueueSender(Waiter waiter) {
        makeKnown();
        return senders.addLast(waiter);
    }

    Waiter enqueueReceiver(Waiter waiter) {
        makeKnown();
        return receivers.addLast(waiter);
    }

    Waiter enqueueCloseWatcher(Waiter waiter) {
        makeKnown();
        return closeWatchers.addLast(waiter);
    }

    private void makeKnown() {
        if (!isKnown) {
            isKnown = true;
            KnownChannels.add(channel);
        }
    }

    /** Tells of all that wait, stale or not. */
    void forEach(BiConsumer<Waiter, WaitGoal> visitor) {
        senders.forEach(waiter -> visitor.accept(waiter, WaitGoal.toSend(channel)));
        receivers.forEach(waiter -> visitor.accept(waiter, WaitGoal.toReceive(channel)));
        closeWatchers.forEach(waiter -> visitor.accept(waiter, WaitGoal.toSeeClosed(channel)));
    }

    /**
     * Lets a waiter whose wait is over get up; called by who ended the wait, without the lock. Who has left the seat for a queue was put
     * there first, so a waiter that is not on the seat any more and sees itself in no queue is gone.
     *
     * @return false if it stands in a queue, which it is to be taken out of under the lock
     */
    boolean isGone(Waiter waiter) {
        return seat.leave(waiter) || waiter.queue == null;
    }
}
