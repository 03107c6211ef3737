package dev.lockkeeper.runtime;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The operations of a channel that wait, or that do several things under one lock.
 *
 * @param <T> the type of the values
 */
final class WaitingOperations<T> {
    private static final long AT_ONCE = 0;

    private final ChannelCore<T> core;

    WaitingOperations(ChannelCore<T> core) {
        this.core = core;
    }

    /** Sends; {@link Outcome#NOT_READY} if time was up. */
    Outcome put(T value, long nanos) throws InterruptedException {
        requireNotInterrupted();
        Waiter waiter;
        while (nanos > AT_ONCE && core.seat.isOpen(true)) {
            if (core.serveSeated(true, value) != null) {
                return Outcome.SENT;
            }
            waiter = new Parking(nanos, value);
            if (core.seat.sit(waiter)) {
                return (Outcome) await(waiter, nanos);
            }
        }
        if (nanos > AT_ONCE && !core.looksReadyToPut()) {
            awaitChangeBriefly(core::looksReadyToPut);
        }
        core.lock();
        try {
            Outcome outcome = core.put(value);
            if (outcome != Outcome.NOT_READY || nanos <= AT_ONCE) {
                return outcome;
            }
            waiter = core.waiters.enqueueSender(new Parking(nanos, value));
        } finally {
            core.unlock();
        }
        return (Outcome) await(waiter, nanos);
    }

    /** Sends all in order; {@link Outcome#SENT}, or {@link Outcome#CLOSED} if some were not. */
    Outcome putAll(T[] values) throws InterruptedException {
        requireNotInterrupted();
        Outcome outcome = Outcome.SENT;
        int next = 0;
        while (next < values.length && outcome != Outcome.CLOSED) {
            next = putWhileReady(values, next);
            if (next < values.length) {
                outcome = put(values[next], Parking.FOREVER);
                next++;
            }
        }
        return outcome;
    }

    /** Sends under one lock from the given index on; returns the index of the first value that was not sent. */
    private int putWhileReady(T[] values, int from) {
        core.lock();
        try {
            int next = from;
            while (next < values.length && core.put(values[next]) == Outcome.SENT) {
                next++;
            }
            return next;
        } finally {
            core.unlock();
        }
    }

    /** Receives; a value, {@link Outcome#CLOSED}, or {@link Outcome#NOT_READY} if time was up. */
    Object take(long nanos) throws InterruptedException {
        requireNotInterrupted();
        Waiter waiter;
        while (nanos > AT_ONCE && core.seat.isOpen(false)) {
            Waiter sender = core.serveSeated(false, Outcome.SENT);
            if (sender != null) {
                return sender.requireOffered();
            }
            waiter = new Parking(nanos, null);
            if (core.seat.sit(waiter)) {
                return await(waiter, nanos);
            }
        }
        if (nanos > AT_ONCE && !core.looksReadyToTake()) {
            awaitChangeBriefly(core::looksReadyToTake);
        }
        core.lock();
        try {
            Object taken = core.take();
            if (taken != Outcome.NOT_READY || nanos <= AT_ONCE) {
                return taken;
            }
            waiter = core.waiters.enqueueReceiver(new Parking(nanos, null));
        } finally {
            core.unlock();
        }
        return await(waiter, nanos);
    }

    /** Receives under one lock; returns {@link Outcome#CLOSED} if that is why there was no more. */
    Object takeWhileReady(List<T> taken, int limit) {
        core.lock();
        try {
            while (taken.size() < limit) {
                Object last = core.take();
                if (last instanceof Outcome) {
                    return last;
                }
                taken.add(core.value(last));
            }
            return Outcome.NOT_READY;
        } finally {
            core.unlock();
        }
    }

    /**
     * Gives the other side a moment before this one waits at a buffer, if that has paid lately. In that time it can send or take dozens of
     * values, where to be parked and woken costs both sides more; and who is not seen waiting need not be woken.
     */
    private void awaitChangeBriefly(BooleanSupplier looksReady) {
        if (core.capacity > 0 && !core.isClosed() && core.patience.isLeft()) {
            ChannelLock.keepOff();
            core.patience.note(looksReady.getAsBoolean());
        }
    }

    private Object await(Waiter waiter, long nanos) throws InterruptedException {
        boolean isServed = false;
        try {
            isServed = waiter.parking.await(this, core.patienceToMeet(), nanos);
            return isServed ? waiter.parking.claimant() : Outcome.NOT_READY;
        } finally {
            if (!isServed) {
                core.forget(waiter);
            }
        }
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public String toString() {
        return core.toString();
    }
}
