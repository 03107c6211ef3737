package dev.lockkeeper.runtime;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A body for an engine that wants to know the arguments. */
record DescribedBody<R extends @Nullable Object>(Callable<? extends R> body, List<@Nullable Object> arguments)
        implements Callable<R>, Described {
    static List<@Nullable Object> listOf(@Nullable Object... arguments) {
        return Collections.unmodifiableList(Arrays.asList(arguments.clone()));
    }

    @Override
    public R call() throws Exception {
        return body.call();
    }
}
