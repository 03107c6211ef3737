package dev.lockkeeper.runtime;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A {@link Runnable} as the body of a task that ends with a fixed result. */
final class RunnableBody<T extends @Nullable Object> implements Callable<T> {
    private final Runnable body;
    private final @Nullable T result;

    RunnableBody(Runnable body, @Nullable T result) {
        this.body = Objects.requireNonNull(body, "body");
        this.result = result;
    }

    @Override
    public @Nullable T call() {
        body.run();
        return result;
    }

    Runnable body() {
        return body;
    }
}
