package dev.lockkeeper.runtime;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a {@link Select#select} can choose, with what to do then. It is made by {@link ReceiveChannel#onReceive},
 * {@link SendChannel#onSend}, {@link ReceiveChannel#onClosed} and the methods of {@link Select}.
 *
 * <pre>{@code
 * Clause<String> word = words.onReceive(w -> "the word " + w);
 * Clause<String> number = numbers.onReceive(n -> "the number " + n);
 * String chosen = Select.select(word, number);
 * }</pre>
 *
 * <p>A clause does nothing by itself. It never changes and may be used in any number of selects, by any number of threads.
 *
 * @param <R> the type of the select's result, if this clause is chosen
 */
public abstract sealed class Clause<R extends @Nullable Object>
        permits ChannelClause, AfterClause, OrElseClause, NeverClause {
    Clause() {}

    static Supplier<@Nullable Void> withoutResult(Runnable action) {
        Objects.requireNonNull(action, "action"); // now, not when an operation has been carried out
        return () -> {
            action.run();
            return null;
        };
    }
}
