package dev.lockkeeper.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends a value. */
final class SendClause<T, R extends @Nullable Object> extends ChannelClause<R> {
    private final ChannelCore<T> core;
    private final T value;
    private final Supplier<? extends R> then;

    SendClause(ChannelCore<T> core, T value, Supplier<? extends R> then) {
        this.core = core;
        this.value = value;
        this.then = then;
    }

    @Override
    ChannelCore<T> core() {
        return core;
    }

    @Override
    boolean looksReady() {
        return core.looksReadyToPut();
    }

    @Override
    boolean isReady(Parking self) {
        return core.isReadyToPut(self);
    }

    @Override
    Object attempt() {
        return core.put(value);
    }

    @Override
    Object meet() {
        return core.serveSeated(true, value) != null ? Outcome.SENT : Outcome.NOT_READY;
    }

    @Override
    @Nullable
    Waiter sitOrMeet(Parking self) {
        return core.seat.isOpen(true) ? core.seat.sitOrMeet(new Waiter(self, value, this)) : null;
    }

    @Override
    Waiter enqueue(Parking self) {
        return core.waiters.enqueueSender(new Waiter(self, value, this));
    }

    @Override
    boolean firesAtClose() {
        return true;
    }

    @Override
    R finish(Object result) {
        if (result == Outcome.CLOSED) {
            throw core.closedException();
        }
        return then.get();
    }
}
