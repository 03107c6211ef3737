package dev.lockkeeper.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fires when nothing else is ready: Go's {@code default}. */
final class OrElseClause<R extends @Nullable Object> extends Clause<R> {
    final Supplier<? extends R> then;

    OrElseClause(Supplier<? extends R> then) {
        this.then = then;
    }
}
