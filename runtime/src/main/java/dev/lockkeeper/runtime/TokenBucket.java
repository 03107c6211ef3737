package dev.lockkeeper.runtime;

/**
 * A token bucket at one moment, as a value: a {@link RateLimiter} replaces one by the next in a single compare-and-set.
 *
 * <p>Tokens are counted in fractions. They may be fewer than none: so many are promised to reservations that lie in the future.
 *
 * @param perNano tokens that come in a nanosecond; 0 for none ever, infinite for no limit
 * @param burst how many tokens the bucket holds
 * @param tokens how many there were at {@code at}
 * @param at when they were counted
 * @param lastDue when the latest reservation is due
 */
record TokenBucket(double perNano, int burst, double tokens, long at, long lastDue) {
    /** Longer than any wait that makes sense, and short enough to add to a time. */
    static final long NEVER = Long.MAX_VALUE / 2;

    static TokenBucket full(double perNano, int burst, long now) {
        return new TokenBucket(perNano, burst, burst, now, now);
    }

    boolean isUnlimited() {
        return perNano == Double.POSITIVE_INFINITY;
    }

    /** The same bucket later. A clock that went back adds nothing, nor does it add the same time again later. */
    TokenBucket advanceTo(long now) {
        long elapsed = now - at;
        if (elapsed <= 0) {
            return this;
        }
        return new TokenBucket(perNano, burst, Math.min(burst, tokens + elapsed * perNano), now, lastDue);
    }

    /** In how many nanoseconds so many tokens can be used, {@link #isNever} if they never can. */
    long delayOf(int permits) {
        if (isUnlimited() || permits <= tokens) {
            return 0;
        }
        if (permits > burst || perNano == 0) {
            return NEVER;
        }
        double nanos = Math.ceil((permits - tokens) / perNano);
        return nanos < NEVER ? (long) nanos : NEVER;
    }

    static boolean isNever(long delay) {
        return delay >= NEVER;
    }

    /** The bucket after so many tokens were promised for then. */
    TokenBucket take(int permits, long due) {
        return new TokenBucket(perNano, burst, tokens - permits, at, due);
    }

    /**
     * The bucket after a promise was returned, but for what was promised to later reservations: they have counted on these
     * tokens being used, and their own times do not change any more.
     */
    TokenBucket giveBack(int permits, long due) {
        double restored = permits - (lastDue - due) * perNano;
        if (restored <= 0) {
            return this;
        }
        double all = Math.min(burst, tokens + restored);
        long dueBefore = due - (long) (permits / perNano);
        boolean isLatest = lastDue == due && dueBefore - at >= 0;
        return new TokenBucket(perNano, burst, all, at, isLatest ? dueBefore : lastDue);
    }

    /** The same tokens, coming at another rate from now on. */
    TokenBucket withRate(double newPerNano) {
        return new TokenBucket(newPerNano, burst, tokens, at, lastDue);
    }

    /** The same tokens as far as they fit. */
    TokenBucket withBurst(int newBurst) {
        return new TokenBucket(perNano, newBurst, Math.min(newBurst, tokens), at, lastDue);
    }
}
