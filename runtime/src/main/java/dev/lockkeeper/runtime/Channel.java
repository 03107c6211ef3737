package dev.lockkeeper.runtime;

/**
 * A queue between threads that can be closed: Go's {@code chan}.
 *
 * <pre>{@code
 * Channel<Integer> squares = Channel.buffered(100);
 * Thread producer = new Thread(() -> {
 *     try {
 *         for (int i = 1; i <= 3; i++) {
 *             squares.send(i * i);
 *         }
 *         squares.close();
 *     } catch (InterruptedException e) {
 *         squares.close(e);
 *     }
 * });
 * producer.start();
 * for (int square : squares) {
 *     System.out.println(square); // 1, 4, 9
 * }
 * }</pre>
 *
 * <p>An {@linkplain #unbuffered() unbuffered} channel is a meeting point: a send returns once a receiver has taken the value. A
 * {@linkplain #buffered buffered} one lets senders run ahead by so many values, an {@linkplain #unlimited() unlimited} one without
 * end. Hand {@link SendChannel} to those who only send and {@link ReceiveChannel} to those who only receive.
 *
 * <p>What the operations do to memory is described at {@link SendChannel}.
 *
 * @param <T> the type of the values, which are never {@code null}
 */
public interface Channel<T> extends SendChannel<T>, ReceiveChannel<T> {
    /**
     * A channel without a buffer.
     *
     * @param <T> the type of the values
     * @return a new open channel
     */
    static <T> Channel<T> unbuffered() {
        return new BufferedChannel<>(0);
    }

    /**
     * A channel that holds up to so many values; memory is taken only as it fills.
     *
     * @param capacity how many values fit, 0 being {@link #unbuffered()}
     * @param <T> the type of the values
     * @return a new open channel
     * @throws IllegalArgumentException if the capacity is negative
     */
    static <T> Channel<T> buffered(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("a channel cannot hold " + capacity + " values: give 0 or more");
        }
        return new BufferedChannel<>(capacity);
    }

    /**
     * A channel whose sends never wait. It grows as long as senders are ahead of receivers.
     *
     * @param <T> the type of the values
     * @return a new open channel
     */
    static <T> Channel<T> unlimited() {
        return new BufferedChannel<>(Integer.MAX_VALUE);
    }

    /**
     * How many values the buffer holds now.
     *
     * @return 0 to {@link #capacity()}
     */
    int size();

    /**
     * How many values the buffer can hold.
     *
     * @return 0 for an unbuffered channel, {@link Integer#MAX_VALUE} for an unlimited one
     */
    int capacity();

    /**
     * Tells whether the channel has been closed. There may be values left to receive.
     *
     * @return true once it is closed
     */
    @Override
    boolean isClosed();
}
