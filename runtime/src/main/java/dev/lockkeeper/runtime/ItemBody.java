package dev.lockkeeper.runtime;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The work of a fan-out on one item. */
record ItemBody<P extends @Nullable Object, R extends @Nullable Object>(
        WorkFunction<? super P, ? extends R> work, P item) implements Callable<R>, Described {
    @Override
    public R call() throws Exception {
        return work.apply(item);
    }

    @Override
    public List<@Nullable Object> arguments() {
        return Collections.singletonList(item);
    }
}
