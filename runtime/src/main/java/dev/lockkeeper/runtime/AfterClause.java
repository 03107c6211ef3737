package dev.lockkeeper.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fires when nothing else did for so long after the select began. */
final class AfterClause<R extends @Nullable Object> extends Clause<R> {
    final long nanos;
    final Supplier<? extends R> then;

    AfterClause(long nanos, Supplier<? extends R> then) {
        this.nanos = nanos;
        this.then = then;
    }
}
