package dev.lockkeeper.runtime;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The root: nothing ever happens to it. */
enum BackgroundContext implements Context {
    INSTANCE;

    @Override
    public @Nullable Throwable cause() {
        return null;
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.empty();
    }

    @Override
    public <T> Optional<T> findValue(Key<T> key) {
        Objects.requireNonNull(key, "key");
        return Optional.empty();
    }

    @Override
    public Registration onCancel(Runnable action) {
        return CancelListeners.never(action);
    }

    @Override
    public ReceiveChannel<Void> done() {
        return DoneChannel.NEVER;
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onDone(Supplier<? extends R> then) {
        Objects.requireNonNull(then, "then");
        return new NeverClause<>();
    }

    @Override
    public String toString() {
        return "background";
    }
}
