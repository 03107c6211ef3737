package dev.lockkeeper.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Learns that the channel is closed and drained. */
final class ClosedClause<R extends @Nullable Object> extends ChannelClause<R> {
    private final ChannelCore<?> core;
    private final Supplier<? extends R> then;

    ClosedClause(ChannelCore<?> core, Supplier<? extends R> then) {
        this.core = core;
        this.then = then;
    }

    @Override
    ChannelCore<?> core() {
        return core;
    }

    @Override
    boolean looksReady() {
        return core.isDrained();
    }

    @Override
    boolean isReady(Parking self) {
        return core.isDrained();
    }

    @Override
    Object attempt() {
        return core.isDrained() ? Outcome.CLOSED : Outcome.NOT_READY;
    }

    @Override
    Waiter enqueue(Parking self) {
        return core.waiters.enqueueCloseWatcher(new Waiter(self, null, this));
    }

    @Override
    boolean firesAtClose() {
        return true;
    }

    @Override
    R finish(Object result) {
        return then.get();
    }
}
