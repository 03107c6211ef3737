package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Permits of a {@link RateLimiter} that are promised for a time that may lie ahead.
 *
 * <pre>{@code
 * Reservation reservation = limiter.reserve();
 * if (reservation.isGranted() && reservation.delay().toMillis() < 100) {
 *     Thread.sleep(reservation.delay().toMillis() + 1);
 *     System.out.println("my turn");
 * } else {
 *     reservation.cancel(); // not worth the wait
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class Reservation {
    private final PermitLedger ledger;
    private final int permits;
    private final long delay;
    private final long due;
    private final AtomicBoolean isReturned = new AtomicBoolean();

    Reservation(PermitLedger ledger, int permits, long delay, long due) {
        this.ledger = ledger;
        this.permits = permits;
        this.delay = delay;
        this.due = due;
    }

    /**
     * Tells whether the permits were promised at all. They are not if they are more than the limiter's burst, or if its rate is 0 and
     * its first permits are used up.
     *
     * @return false if there is nothing to wait for
     */
    public boolean isGranted() {
        return !TokenBucket.isNever(delay);
    }

    /**
     * How long to wait from now on until the permits may be used.
     *
     * @return zero if they may be used at once
     * @throws IllegalStateException if they were not granted
     */
    public Duration delay() {
        if (!isGranted()) {
            throw new IllegalStateException(
                    permits + " permits of " + ledger + " are never to be had: ask isGranted() first");
        }
        return Duration.ofNanos(Math.max(0, due - ledger.now()));
    }

    /**
     * Gives the permits back, for others to use, if they were granted and their time has not come yet. Those that later reservations
     * have already counted on stay used: the times of these do not change. A second call does nothing.
     */
    public void cancel() {
        if (isGranted() && isReturned.compareAndSet(false, true)) {
            ledger.giveBack(permits, due);
        }
    }
}
