package dev.lockkeeper.runtime;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A context with a value; all else is its parent's. */
final class ValueContext<V> implements Context {
    private final Context parent;
    private final Key<V> key;
    private final V value;

    ValueContext(Context parent, Key<V> key, V value) {
        this.parent = parent;
        this.key = Objects.requireNonNull(key, "key");
        this.value = Objects.requireNonNull(value, "value");
    }

    Context parent() {
        return parent;
    }

    @Override
    public @Nullable Throwable cause() {
        return parent.cause();
    }

    @Override
    public Optional<Instant> deadline() {
        return parent.deadline();
    }

    @Override
    public <T> Optional<T> findValue(Key<T> wanted) {
        return key.equals(wanted) ? Optional.of(wanted.type().cast(value)) : parent.findValue(wanted);
    }

    @Override
    public Registration onCancel(Runnable action) {
        return parent.onCancel(action);
    }

    @Override
    public ReceiveChannel<Void> done() {
        return parent.done();
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onDone(Supplier<? extends R> then) {
        return parent.onDone(then);
    }

    @Override
    public String toString() {
        return parent + " with " + key.name();
    }
}
