package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The side of a {@link Channel} that values are sent to.
 *
 * <pre>{@code
 * void produce(SendChannel<String> out) throws InterruptedException {
 *     out.send("first");
 *     boolean accepted = out.offer("second", Duration.ofMillis(250));
 *     out.close(); // whoever receives gets what was sent, then learns of the end
 * }
 * }</pre>
 *
 * <p>Every method is safe for use by any number of threads. Values are never {@code null}. Those that wait are served in the order
 * in which they came.
 *
 * <p>Memory effects: what a thread did before it sent a value happens-before the return of the operation that receives it. What a
 * thread did before it received from an unbuffered channel happens-before the return of the matching send; with a buffer of
 * <i>n</i>, the <i>k</i>-th receive happens-before the return of the <i>(k+n)</i>-th send. What a thread did before {@code close}
 * happens-before the return of any operation that learns of the closing.
 *
 * @param <T> the type of the values
 */
public interface SendChannel<T> {
    /**
     * Sends a value, waiting until a receiver has taken it (unbuffered) or there is room for it in the buffer.
     *
     * @param value the value, not {@code null}
     * @throws ChannelClosedException if the channel is closed, before or during the wait; the value was not sent
     * @throws InterruptedException if interrupted before the value was sent; it was not sent
     */
    void send(T value) throws InterruptedException;

    /**
     * Sends a value, waiting until a receiver has taken it, there is room for it in the buffer, or the context is cancelled.
     *
     * @param context what may be cancelled
     * @param value the value, not {@code null}
     * @throws ChannelClosedException if the channel is closed, before or during the wait; the value was not sent
     * @throws CancelledException with the context's cause, if it is cancelled before the value was sent; it was not sent
     * @throws InterruptedException if interrupted before the value was sent; it was not sent
     */
    void send(Context context, T value) throws InterruptedException;

    /**
     * Sends a value if that is possible without waiting.
     *
     * @param value the value, not {@code null}
     * @return false if nobody waits for it and there is no room in the buffer
     * @throws ChannelClosedException if the channel is closed
     */
    boolean offer(T value);

    /**
     * Sends a value, waiting at most so long.
     *
     * @param value the value, not {@code null}
     * @param timeout how long to wait; zero or less does not wait
     * @return false if time was up; the value was not sent
     * @throws ChannelClosedException if the channel is closed, before or during the wait; the value was not sent
     * @throws InterruptedException if interrupted before the value was sent; it was not sent
     */
    boolean offer(T value, Duration timeout) throws InterruptedException;

    /**
     * Sends all values in order, as {@link #send} one after the other would, but taking the lock once for many of them. Values of
     * other senders may come between. When it ends by an exception, some first values have been sent, and the others not.
     *
     * @param values the values, none of them {@code null}; the collection is read once, before the first is sent
     * @throws ChannelClosedException if the channel is closed, before or during the wait
     * @throws InterruptedException if interrupted while waiting, or before the first value
     */
    void sendAll(Collection<? extends T> values) throws InterruptedException;

    /**
     * Closes the channel: nothing can be sent any more, and receivers learn of the end once they have received what was sent before.
     * Senders that wait end with a {@link ChannelClosedException}.
     *
     * @throws ChannelClosedException if the channel is closed already
     */
    void close();

    /**
     * Closes the channel because of a failure: as {@link #close()}, and every {@link ChannelClosedException} of this channel has the
     * failure as its cause. Those ways to receive that end quietly at a plain close end with such an exception instead.
     *
     * @param cause the failure
     * @throws ChannelClosedException if the channel is closed already
     */
    void close(Throwable cause);

    /**
     * Tells whether the channel has been closed. There may be values left to receive.
     *
     * @return true once it is closed
     */
    boolean isClosed();

    /**
     * A clause that sends a value, for {@link Select#select}. On a closed channel it is ready and makes the select throw a
     * {@link ChannelClosedException}.
     *
     * @param value the value, not {@code null}
     * @param then run by the selecting thread after the value was sent
     * @param <R> the type of the select's result
     * @return the clause
     */
    <R extends @Nullable Object> Clause<R> onSend(T value, Supplier<? extends R> then);

    /**
     * As {@link #onSend(Object, Supplier)}, without a result.
     *
     * @param value the value, not {@code null}
     * @param then run by the selecting thread after the value was sent
     * @return the clause, whose result is {@code null}
     */
    default Clause<@Nullable Void> onSend(T value, Runnable then) {
        return onSend(value, Clause.withoutResult(then));
    }
}
