package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Work that is given the context it runs under.
 *
 * <pre>{@code
 * ContextCallable<Page> load = context -> download(context, address);
 * }</pre>
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface ContextCallable<R extends @Nullable Object> {
    /**
     * Does the work.
     *
     * @param context is cancelled with the task, and when the work is over
     * @return the result
     * @throws Exception if the work fails
     */
    R call(Context context) throws Exception;
}
