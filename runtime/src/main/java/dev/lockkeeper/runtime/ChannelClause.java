package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/** A clause about one channel. The operations are what {@link Selection} needs to try it, to wait for it and to carry it out. */
abstract sealed class ChannelClause<R extends @Nullable Object> extends Clause<R>
        permits ReceiveClause, SendClause, ClosedClause {

    /** The channel, whose lock {@link #isReady}, {@link #attempt} and {@link #enqueue} demand. */
    abstract ChannelCore<?> core();

    /** A hint, without the lock, whether {@link #attempt} may succeed. */
    abstract boolean looksReady();

    /** Tells whether {@link #attempt} can succeed for this select; only a rival for the same waiter can still prevent it. */
    abstract boolean isReady(Parking self);

    /**
     * Does it if that needs no wait.
     *
     * @return what {@link #finish} is to be given, or {@link Outcome#NOT_READY}
     */
    abstract Object attempt();

    /** As {@link #attempt}, without the lock, with whoever waits on the channel's {@link Seat}. */
    Object meet() {
        return Outcome.NOT_READY;
    }

    /** As {@link #attempt}, without having the lock. */
    final Object attemptUnlocked() {
        Object met = meet();
        if (met != Outcome.NOT_READY) {
            return met;
        }
        ChannelCore<?> core = core();
        core.lock();
        try {
            return attempt();
        } finally {
            core.unlock();
        }
    }

    /**
     * Lets the select wait for it on the channel's {@link Seat}, without the lock.
     *
     * @return its waiter that sits there now, another's that it can {@link #meet}, or {@code null} if it is to ask under the lock
     */
    @Nullable
    Waiter sitOrMeet(Parking self) {
        return null;
    }

    /** Lets the select wait for it. */
    abstract Waiter enqueue(Parking self);

    /** Tells whether the closing of the channel ends a wait for this clause. */
    abstract boolean firesAtClose();

    /** Runs what the user gave, after all locks are released. */
    abstract R finish(Object result);
}
