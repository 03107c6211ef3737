package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/** The clause that a select carried out, and what came of it. */
record Choice<R extends @Nullable Object>(ChannelClause<? extends R> clause, Object result) {
    /** Runs what the user gave for it. */
    R finish() {
        return clause.finish(result);
    }
}
