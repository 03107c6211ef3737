package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a fan-out does with each item, for work that wants a context.
 *
 * <pre>{@code
 * ContextFunction<String, Page> load = (context, address) -> download(context, address);
 * }</pre>
 *
 * @param <P> the type of the items
 * @param <R> the type of the results
 */
@FunctionalInterface
public interface ContextFunction<P extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Does the work on one item.
     *
     * @param context is cancelled with the item's task, and when the work on it is over
     * @param item the item
     * @return its result
     * @throws Exception if the work fails
     */
    R apply(Context context, P item) throws Exception;
}
