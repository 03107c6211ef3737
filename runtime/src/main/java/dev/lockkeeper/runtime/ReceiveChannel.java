package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The side of a {@link Channel} that values are received from.
 *
 * <pre>{@code
 * void consume(ReceiveChannel<String> in) throws InterruptedException {
 *     String first = in.receive();
 *     for (String each : in) { // ends when the channel is closed and empty
 *         System.out.println(first + " was followed by " + each);
 *     }
 * }
 * }</pre>
 *
 * <p>Every method is safe for use by any number of threads; a value goes to exactly one of them. Those that wait are served in the
 * order in which they came. The channel keeps no reference to a value that was received.
 *
 * <p>A channel that was closed still gives out what was sent before. Then it is <i>drained</i>: {@link #receive} throws, and the
 * other ways to receive end quietly, unless the channel was {@linkplain SendChannel#close(Throwable) closed because of a failure}:
 * then they throw a {@link ChannelClosedException} with that cause, so that a failure is never mistaken for the end.
 *
 * <p>Memory effects are those that {@link SendChannel} describes.
 *
 * @param <T> the type of the values
 */
public interface ReceiveChannel<T> extends Iterable<T> {
    /**
     * Receives a value, waiting until there is one.
     *
     * @return the value
     * @throws ChannelClosedException if the channel is closed and drained, before or during the wait
     * @throws InterruptedException if interrupted before a value was received; none was
     */
    T receive() throws InterruptedException;

    /**
     * Receives a value, waiting until there is one or the context is cancelled.
     *
     * @param context what may be cancelled
     * @return the value
     * @throws ChannelClosedException if the channel is closed and drained, before or during the wait
     * @throws CancelledException with the context's cause, if it is cancelled before a value was received; none was
     * @throws InterruptedException if interrupted before a value was received; none was
     */
    T receive(Context context) throws InterruptedException;

    /**
     * Receives a value, waiting until there is one or the channel is closed and drained.
     *
     * @return the value, or {@code null} at the end
     * @throws ChannelClosedException if the channel was closed because of a failure, and is drained
     * @throws InterruptedException if interrupted before a value was received; none was
     */
    @Nullable
    T receiveOrNull() throws InterruptedException;

    /**
     * Receives a value if there is one now.
     *
     * @return the value, or {@code null} if there is none
     * @throws ChannelClosedException if the channel was closed because of a failure, and is drained
     */
    @Nullable
    T poll();

    /**
     * Receives a value, waiting at most so long.
     *
     * @param timeout how long to wait; zero or less does not wait
     * @return the value, or {@code null} if time was up or the channel is closed and drained
     * @throws ChannelClosedException if the channel was closed because of a failure, and is drained
     * @throws InterruptedException if interrupted before a value was received; none was
     */
    @Nullable
    T poll(Duration timeout) throws InterruptedException;

    /**
     * Receives all values that are there now, those of waiting senders included, taking the lock once.
     *
     * @param target where the values are added, in order
     * @return how many were added
     * @throws ChannelClosedException if there was none because the channel was closed because of a failure, and is drained
     */
    default int drainTo(Collection<? super T> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    /**
     * Receives values that are there now, those of waiting senders included, taking the lock once.
     *
     * @param target where the values are added, in order
     * @param limit how many to receive at most
     * @return how many were added
     * @throws ChannelClosedException if there was none because the channel was closed because of a failure, and is drained
     */
    int drainTo(Collection<? super T> target, int limit);

    /**
     * Tells whether the channel has been closed. There may be values left to receive.
     *
     * @return true once it is closed
     */
    boolean isClosed();

    /**
     * Tells whether the channel is closed and no value is left: from then on nothing will ever be received.
     *
     * @return true once it is drained
     */
    boolean isDrained();

    /**
     * Receives by iteration until the channel is closed and drained. {@code hasNext} waits, and receives the value that
     * {@code next} returns. Iterators of one channel share its values.
     *
     * <p>An interrupt while {@code hasNext} waits ends it with a {@link CancelledException}; the thread is
     * still interrupted then. {@code hasNext} throws {@link ChannelClosedException} if the channel was closed because of a failure,
     * and is drained.
     *
     * @return an iterator without {@code remove}, for use by one thread
     */
    @Override
    Iterator<T> iterator();

    /**
     * Receives by a sequential stream until the channel is closed and drained, with the exceptions that {@link #iterator} describes.
     * The stream takes a value only when it has use for it: what {@code limit} cuts off stays in the channel.
     *
     * @return the stream, which waits when the channel is empty
     */
    Stream<T> stream();

    /**
     * A clause that receives a value, for {@link Select#select}. On a channel that is closed and drained it is ready and makes the
     * select throw a {@link ChannelClosedException}, unless the same select has an {@link #onClosed} clause for the channel.
     *
     * @param then run by the selecting thread with the received value
     * @param <R> the type of the select's result
     * @return the clause
     */
    @SuppressWarnings("overloads") // a lambda that fits all three is no ambiguity: see ReceiveFunction
    <R extends @Nullable Object> Clause<R> onReceive(ReceiveFunction<? super T, ? extends R> then);

    /**
     * As {@link #onReceive(ReceiveFunction)}, for a function that is at hand.
     *
     * @param then run by the selecting thread with the received value
     * @param <R> the type of the select's result
     * @return the clause
     */
    @SuppressWarnings("overloads")
    default <R extends @Nullable Object> Clause<R> onReceive(Function<? super T, ? extends R> then) {
        ReceiveFunction<T, R> function = then::apply;
        return onReceive(function);
    }

    /**
     * As {@link #onReceive(ReceiveFunction)}, without a result. A lambda needs braces to fit: {@code value -> { print(value); }}. Without
     * them the compiler takes it for a function, and complains of {@code void}.
     *
     * @param then run by the selecting thread with the received value
     * @return the clause, whose result is {@code null}
     */
    @SuppressWarnings("overloads")
    default Clause<@Nullable Void> onReceive(Consumer<? super T> then) {
        Objects.requireNonNull(then, "then");
        ReceiveFunction<T, @Nullable Void> function = value -> {
            then.accept(value);
            return null;
        };
        return onReceive(function);
    }

    /**
     * A clause that fires when the channel is closed and drained, for {@link Select#select}.
     *
     * @param then run by the selecting thread
     * @param <R> the type of the select's result
     * @return the clause
     */
    <R extends @Nullable Object> Clause<R> onClosed(Supplier<? extends R> then);

    /**
     * As {@link #onClosed(Supplier)}, without a result.
     *
     * @param then run by the selecting thread
     * @return the clause, whose result is {@code null}
     */
    default Clause<@Nullable Void> onClosed(Runnable then) {
        return onClosed(Clause.withoutResult(then));
    }
}
