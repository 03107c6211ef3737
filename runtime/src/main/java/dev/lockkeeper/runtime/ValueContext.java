package dev.lockkeeper.runtime;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A context with a value; all else is its source's. */
final class ValueContext<V> implements Context {
    private final Context parent;

    /** The nearest ancestor that does more than carry a value. */
    private final Context source;

    private final Key<V> key;
    private final V value;

    ValueContext(Context parent, Key<V> key, V value) {
        this.parent = parent;
        this.source = sourceOf(parent);
        this.key = Objects.requireNonNull(key, "key");
        this.value = Objects.requireNonNull(value, "value");
    }

    /** That context, or its source if it only carries a value. */
    static Context sourceOf(Context context) {
        return context instanceof ValueContext<?> valued ? valued.source : context;
    }

    /** Looks the value up in the context and its ancestors, however many they are. */
    @SuppressWarnings("unchecked") // equal keys have the same type
    static <T> Optional<T> find(Context from, Key<T> wanted) {
        Context context = from;
        while (true) {
            if (context instanceof ValueContext<?> valued) {
                if (valued.key.equals(wanted)) {
                    return Optional.of((T) valued.value);
                }
                context = valued.parent;
            } else if (context instanceof CancellableContext cancellable) {
                context = cancellable.parent();
            } else {
                return context.findValue(wanted);
            }
        }
    }

    @Override
    public @Nullable Throwable cause() {
        return source.cause();
    }

    @Override
    public Optional<Instant> deadline() {
        return source.deadline();
    }

    @Override
    public <T> Optional<T> findValue(Key<T> wanted) {
        return find(this, wanted);
    }

    @Override
    public Registration onCancel(Runnable action) {
        return source.onCancel(action);
    }

    @Override
    public ReceiveChannel<Void> done() {
        return source.done();
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
