package dev.lockkeeper.runtime;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a clause makes of a received value; not to be named by users, who write a lambda.
 *
 * <pre>{@code
 * Channel<Integer> numbers = Channel.buffered(1);
 * numbers.send(41);
 * int answer = Select.select(numbers.onReceive(n -> n + 1));
 * }</pre>
 *
 * <p>It extends both {@link Function} and {@link Consumer} for one reason: so the compiler prefers it to either, and a lambda or
 * method reference that fits both is not ambiguous.
 *
 * @param <T> the type of the value
 * @param <R> the type of the select's result
 */
@FunctionalInterface
public interface ReceiveFunction<T, R extends @Nullable Object> extends Function<T, R>, Consumer<T> {
    /**
     * Applies the function and drops the result.
     *
     * @param value the received value
     */
    @Override
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // accept runs apply: as a Consumer it does the same
    default void accept(T value) {
        R unused = apply(value);
    }

    /** Function and Consumer both have a method of this name; a composition is a plain function again. */
    @Override
    @SuppressWarnings("overloads") // what follows a ReceiveFunction takes its result
    default <V> Function<T, V> andThen(Function<? super R, ? extends V> after) {
        return Function.super.andThen(after);
    }
}
