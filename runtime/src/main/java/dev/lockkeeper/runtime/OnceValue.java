package dev.lockkeeper.runtime;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is computed once, by whoever asks first: Go's {@code sync.OnceValue}.
 *
 * <pre>{@code
 * private final OnceValue<Config> config = OnceValue.of(Config::load);
 *
 * Config config() {
 *     return config.get();
 * }
 * }</pre>
 *
 * <p>Callers that come meanwhile wait. If the computation throws, every call throws that same exception. Either way the
 * computation is forgotten after it has run, and with it what it holds on to.
 *
 * <p>Memory effects: the computation happens-before the return of every {@code get}.
 *
 * @param <T> the type of the value
 */
public final class OnceValue<T extends @Nullable Object> implements Supplier<T> {
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock; null once it has run. */
    private @Nullable Supplier<? extends T> computation;

    private volatile @Nullable Result<T> result;

    private OnceValue(Supplier<? extends T> computation) {
        this.computation = Objects.requireNonNull(computation, "computation");
    }

    /** What came of the computation: a value, or what it threw. */
    private record Result<T extends @Nullable Object>(
            @Nullable T value, @Nullable Throwable thrown) {}

    /**
     * A value that is computed when it is first asked for.
     *
     * @param <T> the type of the value
     * @param computation computes it; may return null
     * @return the value to be
     */
    public static <T extends @Nullable Object> OnceValue<T> of(Supplier<? extends T> computation) {
        return new OnceValue<>(computation);
    }

    /**
     * The value; computes it if nobody has.
     *
     * @return the value
     * @throws IllegalStateException if the computation asks for it: it would wait for itself
     * @throws CancelledException if the caller is interrupted while another one computes; it is marked as interrupted again
     */
    @Override
    @SuppressWarnings("NullAway") // the value is null only if the computation gave null, which T then allows
    public T get() {
        Result<T> known = result;
        if (known == null) {
            known = compute();
        }
        Throwable thrown = known.thrown();
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw new UndeclaredThrowableException(thrown); // a checked one that was thrown behind the compiler's back
        }
        return known.value();
    }

    private Result<T> compute() {
        Once.lockOnce(lock, "OnceValue");
        try {
            Result<T> known = result;
            if (known == null) {
                known = run(Objects.requireNonNull(computation));
                result = known;
                computation = null;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private static <T extends @Nullable Object> Result<T> run(Supplier<? extends T> computation) {
        try {
            return new Result<>(computation.get(), null);
        } catch (Throwable thrown) {
            return new Result<>(null, thrown);
        }
    }
}
