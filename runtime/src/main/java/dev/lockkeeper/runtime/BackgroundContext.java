package dev.lockkeeper.runtime;

import java.time.Instant;
import java.util.Optional;
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
        return Optional.empty();
    }

    @Override
    public Registration onCancel(Runnable action) {
        return CancelListeners.never(action);
    }

    @Override
    public String toString() {
        return "background";
    }
}
