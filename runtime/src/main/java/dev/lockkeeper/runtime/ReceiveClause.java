package dev.lockkeeper.runtime;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Receives a value. */
final class ReceiveClause<T, R extends @Nullable Object> extends ChannelClause<R> {
    private final ChannelCore<T> core;
    private final Function<? super T, ? extends R> then;
    private final boolean firesAtClose;

    ReceiveClause(ChannelCore<T> core, Function<? super T, ? extends R> then, boolean firesAtClose) {
        this.core = core;
        this.then = then;
        this.firesAtClose = firesAtClose;
    }

    /** The same clause for a select that has an {@code onClosed} clause for this channel. */
    ReceiveClause<T, R> indifferentToClose() {
        return new ReceiveClause<>(core, then, false);
    }

    @Override
    ChannelCore<T> core() {
        return core;
    }

    @Override
    boolean looksReady() {
        return core.looksReadyToTake() || (firesAtClose && core.isClosed());
    }

    @Override
    boolean isReady(Parking self) {
        return core.isReadyToTake(self) || (firesAtClose && core.isClosed());
    }

    @Override
    Object attempt() {
        Object taken = core.take();
        return taken == Outcome.CLOSED && !firesAtClose ? Outcome.NOT_READY : taken;
    }

    @Override
    Object meet() {
        Waiter sender = core.serveSeated(false, Outcome.SENT);
        return sender != null ? sender.requireOffered() : Outcome.NOT_READY;
    }

    @Override
    @Nullable
    Waiter sitOrMeet(Parking self) {
        return core.seat.isOpen(false) ? core.seat.sitOrMeet(new Waiter(self, null, this)) : null;
    }

    @Override
    Waiter enqueue(Parking self) {
        return core.waiters.enqueueReceiver(new Waiter(self, null, this));
    }

    @Override
    boolean firesAtClose() {
        return firesAtClose;
    }

    @Override
    R finish(Object result) {
        if (result == Outcome.CLOSED) {
            throw core.closedException();
        }
        return then.apply(core.value(result));
    }
}
