package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The tokens of a {@link RateLimiter} at one rate and burst, counted in fractions. A change of these closes the bucket and puts another
 * one in its place.
 *
 * <p>All that changes is one number, so that a token is taken by one compare-and-set: how many tokens there would be had none come since
 * the bucket was made. Those that have come since are added, up to the burst, whenever somebody asks. They may be fewer than none: so many are
 * promised to reservations that lie in the future.
 */
final class TokenBucket {
    /** Longer than any wait that makes sense, and short enough to add to a time. */
    static final long NEVER = Long.MAX_VALUE / 2;

    /** The answer of a bucket that is closed or worn: ask the next one. */
    static final long CLOSED = Long.MAX_VALUE;

    /** So many tokens may come before fractions of one get lost in their number; another bucket has to start from nothing then. */
    private static final double MOST = 0x1p40;

    private static final VarHandle CREDIT = FieldHandle.of(MethodHandles.lookup(), "credit", double.class);

    /** Tokens that come in a nanosecond; 0 for none ever, infinite for no limit. */
    private final double perNano;

    private final int burst;
    private final long epoch;

    /** What may be missing from a token for rounding errors: far less than what comes in a nanosecond. */
    private final double slack;

    /** Tokens but for those that came since the epoch; not a number once the bucket is closed. */
    private volatile double credit;

    /**
     * The clock when a token was taken last, or a little earlier if several threads did so at once: it is written without care, and only
     * keeps a clock that goes back from taking away what had come.
     */
    private long latest;

    TokenBucket(double perNano, int burst, double tokens, long now) {
        this.perNano = perNano;
        this.burst = burst;
        this.epoch = now;
        this.latest = now;
        this.slack = perNano / 16 + burst * 0x1p-50;
        this.credit = Math.min(burst, tokens);
    }

    double perNano() {
        return perNano;
    }

    int burst() {
        return burst;
    }

    static boolean isNever(long delay) {
        return delay >= NEVER;
    }

    /** Promises tokens that come within the given time; returns after how long, {@link #NEVER}, or {@link #CLOSED}. */
    long promise(int permits, long maxDelay, long now) {
        if (isUnlimited()) {
            return 0;
        }
        while (true) {
            double seen = credit;
            long time = notBeforeLatest(now);
            double come = comeUntil(time);
            if (come > MOST) {
                return CLOSED;
            }
            boolean isFull = seen + come > burst;
            double tokens = isFull ? burst : seen + come;
            long delay = tokens + slack >= permits && permits <= burst ? 0 : delayOf(permits, tokens, time - now);
            if (delay > 0 && (delay > maxDelay || isNever(delay))) {
                return delay == CLOSED ? CLOSED : NEVER;
            }
            if (CREDIT.compareAndSet(this, seen, (isFull ? burst - come : seen) - permits)) {
                latest = time;
                return delay;
            }
        }
    }

    /** Whether it has counted so long that it cannot count on. */
    boolean isWorn(long now) {
        return !isUnlimited() && comeUntil(notBeforeLatest(now)) > MOST;
    }

    /**
     * Takes back a promise, but for what was promised to later reservations: they have counted on these tokens being used, and their own
     * times do not change any more. Tells whether the bucket was not closed.
     */
    boolean takeBack(int permits, long due) {
        while (!isUnlimited()) {
            double seen = credit;
            double restored = permits + Math.min(0, seen + comeUntil(due));
            if (Double.isNaN(seen)) {
                return false;
            }
            if (restored <= 0 || CREDIT.compareAndSet(this, seen, seen + restored)) {
                return true;
            }
        }
        return true;
    }

    /** Lets nobody take from it any more; returns the tokens that were left. Only once, and by one thread. */
    double close(long now) {
        double last = (double) CREDIT.getAndSet(this, Double.NaN);
        return isUnlimited() ? burst : Math.min(burst, last + comeUntil(notBeforeLatest(now)));
    }

    private boolean isUnlimited() {
        return perNano == Double.POSITIVE_INFINITY;
    }

    /** The clock; one that went back adds nothing, takes nothing away, and does not add the same time again later. */
    private long notBeforeLatest(long now) {
        long last = latest;
        return now - last < 0 ? last : now;
    }

    /** How many have come since the epoch. */
    private double comeUntil(long time) {
        return perNano * (time - epoch);
    }

    /** In how many nanoseconds so many tokens can be used that are not there yet, by a clock that is so much behind. */
    private long delayOf(int permits, double tokens, long behind) {
        if (Double.isNaN(tokens)) {
            return CLOSED;
        }
        if (permits > burst || perNano == 0) {
            return NEVER;
        }
        double nanos = Math.ceil((permits - tokens - slack) / perNano) + behind;
        return nanos < NEVER ? (long) nanos : NEVER;
    }
}
