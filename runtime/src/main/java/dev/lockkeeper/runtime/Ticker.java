package dev.lockkeeper.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * Sends the time again and again: Go's {@code time.Ticker}.
 *
 * <pre>{@code
 * try (Ticker ticker = Ticker.every(Duration.ofMillis(10))) {
 *     for (int i = 0; i < 3; i++) {
 *         Instant tick = ticker.ticks().receive();
 *         System.out.println("at " + tick);
 *     }
 * }
 * }</pre>
 *
 * <p>At most one tick waits to be received; those that come meanwhile are dropped. The ticks keep to the beat set by the first: one
 * that came late does not move those after it. A ticker whose channel nobody can receive from any more is collected without having
 * been stopped.
 *
 * <p>Safe for use by any number of threads. All tickers share one timer thread.
 *
 * <p>Memory effects: a tick is a message of the timer's thread and orders nothing between other threads; receivers and senders see
 * of each other what {@link SendChannel} describes.
 */
public final class Ticker implements AutoCloseable {
    private final BufferedChannel<Instant> ticks = new BufferedChannel<>(1);
    private final Beat beat;

    private Ticker(Duration period) {
        beat = new Beat(ticks.core(), checkedNanos(period));
    }

    /**
     * Starts a ticker.
     *
     * @param period the time to the first tick and between any two, longer than zero
     * @return the running ticker
     * @throws IllegalArgumentException if the period is not longer than zero
     */
    public static Ticker every(Duration period) {
        Ticker ticker = new Ticker(period);
        ticker.beat.start();
        return ticker;
    }

    /**
     * The channel to receive the ticks from.
     *
     * @return always the same channel, which is never closed
     */
    public ReceiveChannel<Instant> ticks() {
        return ticks;
    }

    /** Stops the ticks. One that was sent before can still be received; the channel stays open, so nobody mistakes it for a tick. */
    public void stop() {
        beat.stop();
    }

    /**
     * Starts anew with another period: the next tick comes after it. One that waits to be received is withdrawn.
     *
     * @param period the time to the next tick and between any two after it, longer than zero
     * @throws IllegalArgumentException if the period is not longer than zero
     */
    public void reset(Duration period) {
        beat.restart(checkedNanos(period));
    }

    /** As {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    private static long checkedNanos(Duration period) {
        return Durations.toNanos(Durations.requirePositive(period, "ticker", "its period"));
    }
}
