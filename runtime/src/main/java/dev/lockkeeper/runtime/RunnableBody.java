package dev.lockkeeper.runtime;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
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

    /** What runs that body, whatever it returns; what was submitted as such, if it was. */
    static Runnable asRunnable(Callable<?> body) {
        return body instanceof RunnableBody<?> runnable ? runnable.body : new FutureTask<>(body);
    }
}
