package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/** The clause of a channel that is {@code null}: never ready. */
final class NeverClause<R extends @Nullable Object> extends Clause<R> {}
