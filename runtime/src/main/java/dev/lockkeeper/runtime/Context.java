package dev.lockkeeper.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries a cancellation, a deadline and values down to all that works on one request: Go's {@code context}.
 *
 * <pre>{@code
 * Context.Key<String> user = Context.key("user", String.class);
 * try (CancellableContext request = Context.background().withValue(user, "ann").withTimeout(Duration.ofSeconds(2))) {
 *     Task<Page> page = pool.submit(request, context -> load(context)); // cancelled after two seconds
 * }
 * }</pre>
 *
 * <p>A context is immutable; each {@code with…} makes a child of it. Cancelling one cancels its children and theirs, and interrupts
 * the tasks that run under them, never what is above. What such a task throws from then on is dropped: it counts as cancelled. Every
 * blocking operation that takes a context ends with a {@link CancelledException} when it is cancelled.
 *
 * <p>Other implementations of this interface may be parents as well: children hear of their cancellation through {@link #onCancel}.
 *
 * <p>Memory effects: what a thread did before it cancelled happens-before whatever sees the context cancelled.
 */
public interface Context {
    /**
     * The root of all contexts: never cancelled, without a deadline or values.
     *
     * @return always the same
     */
    static Context background() {
        return BackgroundContext.INSTANCE;
    }

    /**
     * Makes a key for values. Two keys are the same when their names and types are.
     *
     * @param <T> the type of the values
     * @param name tells it apart from other keys of the type
     * @param type the class of the values
     * @return the key
     */
    static <T> Key<T> key(String name, Class<T> type) {
        return new Key<>(name, type);
    }

    /**
     * Why the context was cancelled: what {@code cancel(Throwable)} was given, a {@link java.util.concurrent.TimeoutException}
     * after a deadline, a {@link CancelledException} where no reason was given. The first reason stays.
     *
     * @return null while it is not cancelled
     */
    @Nullable
    Throwable cause();

    /**
     * The moment at which it will be cancelled at the latest.
     *
     * @return its own deadline or an ancestor's, whichever is earlier; empty if none has one
     */
    Optional<Instant> deadline();

    /**
     * Looks up a value, here and then in the ancestors.
     *
     * @param <T> the type of the value
     * @param key its key
     * @return the nearest value for an equal key
     */
    <T> Optional<T> findValue(Key<T> key);

    /**
     * Runs something in a thread of its own once the context is cancelled; at once if it is already.
     *
     * @param action what to run, once
     * @return the registration, by which it can be stopped
     */
    Registration onCancel(Runnable action);

    /**
     * The channel that is closed when the context is cancelled and never carries a value: Go's {@code Done()}.
     *
     * <p>The contexts of this library have one channel each, for ever. Unless it overrides this, another's makes a new one with each
     * call, and remembers it until it is cancelled.
     *
     * @return the channel, which stays open if the context is never cancelled
     */
    default ReceiveChannel<Void> done() {
        return withCancel().done();
    }

    /**
     * A clause that fires when the context is cancelled, for {@link Select#select}.
     *
     * <pre>{@code
     * String word = Select.select(
     *         words.onReceive(w -> w),
     *         context.onDone(() -> "cancelled because of " + context.cause()));
     * }</pre>
     *
     * @param then run by the selecting thread
     * @param <R> the type of the select's result
     * @return the clause
     */
    default <R extends @Nullable Object> Clause<R> onDone(Supplier<? extends R> then) {
        return done().onClosed(then);
    }

    /**
     * As {@link #onDone(Supplier)}, without a result.
     *
     * @param then run by the selecting thread
     * @return the clause, whose result is {@code null}
     */
    default Clause<@Nullable Void> onDone(Runnable then) {
        return onDone(Clause.withoutResult(then));
    }

    /**
     * Whether it is cancelled.
     *
     * @return true from then on for ever
     */
    default boolean isCancelled() {
        return cause() != null;
    }

    /**
     * Returns if the context is not cancelled: for long computations that ask now and then.
     *
     * @throws CancelledException with the cause, if it is
     */
    default void throwIfCancelled() {
        Throwable cause = cause();
        if (cause != null) {
            throw new CancelledException("The context was cancelled: " + cause, cause);
        }
    }

    /**
     * Makes a child that can be cancelled by itself.
     *
     * @return the child; cancel or close it when its work is over, which takes it off this context
     */
    default CancellableContext withCancel() {
        return CancellableContext.childOf(this, null, null);
    }

    /**
     * Makes a child that is cancelled after so long.
     *
     * @param timeout for how long; zero or negative cancels it at once
     * @return the child; close it when its work is over, which also removes it from the timer
     */
    default CancellableContext withTimeout(Duration timeout) {
        return withTimeout(timeout, null);
    }

    /**
     * Makes a child that is cancelled after so long for a given reason.
     *
     * @param timeout for how long; zero or negative cancels it at once
     * @param cause the reason; null for a {@link java.util.concurrent.TimeoutException}
     * @return the child; close it when its work is over, which also removes it from the timer
     */
    default CancellableContext withTimeout(Duration timeout, @Nullable Throwable cause) {
        return CancellableContext.childOf(this, Deadline.after(timeout), cause);
    }

    /**
     * Makes a child that is cancelled at a moment.
     *
     * @param deadline the moment; a past one cancels it at once
     * @return the child; close it when its work is over, which also removes it from the timer
     */
    default CancellableContext withDeadline(Instant deadline) {
        return withDeadline(deadline, null);
    }

    /**
     * Makes a child that is cancelled at a moment for a given reason.
     *
     * @param deadline the moment; a past one cancels it at once
     * @param cause the reason; null for a {@link java.util.concurrent.TimeoutException}
     * @return the child; close it when its work is over, which also removes it from the timer
     */
    default CancellableContext withDeadline(Instant deadline, @Nullable Throwable cause) {
        return CancellableContext.childOf(this, Deadline.at(deadline), cause);
    }

    /**
     * Makes a child that has a value.
     *
     * @param <T> the type of the value
     * @param key its key
     * @param value the value
     * @return the child
     */
    default <T> Context withValue(Key<T> key, T value) {
        return new ValueContext<>(this, key, value);
    }

    /**
     * Makes a child that keeps the values and is not cancelled when this context is: for work that outlives the request.
     *
     * @return the child, which has no deadline
     */
    default Context withoutCancel() {
        return new DetachedContext(this);
    }

    /**
     * The key of a value.
     *
     * <pre>{@code
     * static final Context.Key<String> USER = Context.key("user", String.class);
     * }</pre>
     *
     * @param <T> the type of the values
     * @param name tells it apart from other keys of the type
     * @param type the class of the values
     */
    record Key<T>(String name, Class<T> type) {
        /** Checks that neither is null. */
        public Key {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * An action that waits for a cancellation.
     *
     * <pre>{@code
     * Context.Registration registration = context.onCancel(() -> System.out.println("cancelled"));
     * registration.stop();
     * }</pre>
     */
    interface Registration {
        /**
         * Takes the action back. Does not wait for one that runs.
         *
         * @return true if this call kept it from running; false if it has started, or was stopped before
         */
        boolean stop();
    }
}
