package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a fan-out does with each item.
 *
 * <pre>{@code
 * WorkFunction<Path, String> read = Files::readString;
 * }</pre>
 *
 * @param <P> the type of the items
 * @param <R> the type of the results
 */
@FunctionalInterface
public interface WorkFunction<P extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Does the work on one item.
     *
     * @param item the item
     * @return its result
     * @throws Exception if the work fails
     */
    R apply(P item) throws Exception;
}
