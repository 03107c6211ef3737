package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for several channel operations at once and carries out exactly one of them: Go's {@code select}.
 *
 * <pre>{@code
 * Channel<String> orders = Channel.buffered(10);
 * Channel<Integer> sizes = Channel.unbuffered();
 * String what = Select.select(
 *         orders.onReceive(order -> "to do: " + order),
 *         orders.onClosed(() -> "nothing more to do"),
 *         sizes.onSend(orders.size(), () -> "told the size"),
 *         Select.after(Duration.ofSeconds(1), () -> "idle"));
 * }</pre>
 *
 * <p>If several clauses are ready, each of them is chosen with the same probability. If none is, the select waits, unless it has an
 * {@link #orElse} clause; that one fires only if nothing was ready at one moment. Clauses that were not chosen leave no trace in
 * their channels. A channel may occur in several clauses; a select never sends to itself.
 *
 * <p>The function of the chosen clause runs in the selecting thread, after the operation is complete and no lock is held. Its result
 * is that of the select, and an exception it throws reaches the caller.
 *
 * <p>Memory effects: those of the operation that was carried out, as {@link SendChannel} describes them.
 */
public final class Select {
    private Select() {}

    /**
     * Carries out one of the clauses, waiting until one is ready.
     *
     * @param clauses what to choose from; without any the select waits until it is interrupted
     * @param <R> a type that the results of all clauses have
     * @return the result of the function of the clause that was chosen
     * @throws ChannelClosedException if a send clause of a closed channel is chosen, or a receive clause of a channel that is closed
     *     and drained and for which there is no {@code onClosed} clause
     * @throws InterruptedException if interrupted before a clause was carried out; none was. A select with an {@code orElse} clause
     *     does not wait and does not throw it
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <R extends @Nullable Object> R select(Clause<? extends R>... clauses) throws InterruptedException {
        return new Selection<R>(new SelectClauses<>(clauses)).run();
    }

    /**
     * As {@link #select(Clause[])}, for a number of clauses that is not known beforehand.
     *
     * @param clauses what to choose from
     * @param <R> a type that the results of all clauses have
     * @return the result of the function of the clause that was chosen
     * @throws ChannelClosedException as there
     * @throws InterruptedException as there
     */
    public static <R extends @Nullable Object> R select(Collection<? extends Clause<? extends R>> clauses)
            throws InterruptedException {
        @SuppressWarnings("unchecked") // an array of a generic type cannot be created otherwise; it is only read
        Clause<? extends R>[] array = (Clause<? extends R>[]) clauses.toArray(new Clause<?>[0]);
        return new Selection<R>(new SelectClauses<>(array)).run();
    }

    /**
     * A clause that fires when none of the others did for so long. The time runs from the beginning of each select in which the
     * clause is used. With zero or less, it fires if nothing else is ready. Of several in one select the shortest counts.
     *
     * @param timeout how long to wait for the others
     * @param then run by the selecting thread
     * @param <R> the type of the select's result
     * @return the clause
     */
    public static <R extends @Nullable Object> Clause<R> after(Duration timeout, Supplier<? extends R> then) {
        return new AfterClause<>(TimeUnit.NANOSECONDS.convert(timeout), Objects.requireNonNull(then));
    }

    /**
     * As {@link #after(Duration, Supplier)}, without a result.
     *
     * @param timeout how long to wait for the others
     * @param then run by the selecting thread
     * @return the clause, whose result is {@code null}
     */
    public static Clause<@Nullable Void> after(Duration timeout, Runnable then) {
        return after(timeout, Clause.withoutResult(then));
    }

    /**
     * A clause that fires when none of the others is ready: Go's {@code default}. There can be one in a select, which then never
     * waits.
     *
     * @param then run by the selecting thread
     * @param <R> the type of the select's result
     * @return the clause
     */
    public static <R extends @Nullable Object> Clause<R> orElse(Supplier<? extends R> then) {
        return new OrElseClause<>(Objects.requireNonNull(then));
    }

    /**
     * As {@link #orElse(Supplier)}, without a result.
     *
     * @param then run by the selecting thread
     * @return the clause, whose result is {@code null}
     */
    public static Clause<@Nullable Void> orElse(Runnable then) {
        return orElse(Clause.withoutResult(then));
    }

    /**
     * A receive clause for a channel that may be {@code null}, which is never ready: set a variable to {@code null} to switch its
     * clause off.
     *
     * @param channel the channel, or {@code null}
     * @param then run by the selecting thread with the received value
     * @param <T> the type of the values
     * @param <R> the type of the select's result
     * @return the clause
     * @see ReceiveChannel#onReceive(ReceiveFunction)
     */
    @SuppressWarnings("overloads") // a lambda that fits all three is no ambiguity: see ReceiveFunction
    public static <T, R extends @Nullable Object> Clause<R> onReceive(
            @Nullable ReceiveChannel<T> channel, ReceiveFunction<? super T, ? extends R> then) {
        Objects.requireNonNull(then);
        return channel == null ? new NeverClause<>() : channel.onReceive(then);
    }

    /**
     * As {@link #onReceive(ReceiveChannel, ReceiveFunction)}, for a function that is at hand.
     *
     * @param channel the channel, or {@code null}
     * @param then run by the selecting thread with the received value
     * @param <T> the type of the values
     * @param <R> the type of the select's result
     * @return the clause
     */
    @SuppressWarnings("overloads")
    public static <T, R extends @Nullable Object> Clause<R> onReceive(
            @Nullable ReceiveChannel<T> channel, Function<? super T, ? extends R> then) {
        Objects.requireNonNull(then);
        return channel == null ? new NeverClause<>() : channel.onReceive(then);
    }

    /**
     * As {@link #onReceive(ReceiveChannel, ReceiveFunction)}, without a result. A lambda needs braces to fit, see
     * {@link ReceiveChannel#onReceive(Consumer)}.
     *
     * @param channel the channel, or {@code null}
     * @param then run by the selecting thread with the received value
     * @param <T> the type of the values
     * @return the clause, whose result is {@code null}
     */
    @SuppressWarnings("overloads")
    public static <T> Clause<@Nullable Void> onReceive(@Nullable ReceiveChannel<T> channel, Consumer<? super T> then) {
        Objects.requireNonNull(then);
        return channel == null ? new NeverClause<>() : channel.onReceive(then);
    }

    /**
     * A send clause for a channel that may be {@code null}, which is never ready.
     *
     * @param channel the channel, or {@code null}
     * @param value the value, not {@code null}
     * @param then run by the selecting thread after the value was sent
     * @param <T> the type of the values
     * @param <R> the type of the select's result
     * @return the clause
     * @see SendChannel#onSend(Object, Supplier)
     */
    public static <T, R extends @Nullable Object> Clause<R> onSend(
            @Nullable SendChannel<? super T> channel, T value, Supplier<? extends R> then) {
        Objects.requireNonNull(then);
        return channel == null ? new NeverClause<>() : channel.onSend(value, then);
    }

    /**
     * As {@link #onSend(SendChannel, Object, Supplier)}, without a result.
     *
     * @param channel the channel, or {@code null}
     * @param value the value, not {@code null}
     * @param then run by the selecting thread after the value was sent
     * @param <T> the type of the values
     * @return the clause, whose result is {@code null}
     */
    public static <T> Clause<@Nullable Void> onSend(@Nullable SendChannel<? super T> channel, T value, Runnable then) {
        return onSend(channel, value, Clause.withoutResult(then));
    }
}
