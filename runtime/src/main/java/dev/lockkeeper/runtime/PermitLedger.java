package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The permits of a {@link RateLimiter}: a bucket that is replaced by compare-and-set, and the clock that fills it. */
final class PermitLedger {
    static final double NANOS_PER_SECOND = 1e9;

    private static final VarHandle BUCKET = FieldHandle.of(MethodHandles.lookup(), "bucket", TokenBucket.class);

    private final LongSupplier clock;
    private volatile TokenBucket bucket;

    PermitLedger(double perNano, int burst, LongSupplier clock) {
        this.clock = clock;
        this.bucket = TokenBucket.full(perNano, burst, clock.getAsLong());
    }

    long now() {
        return clock.getAsLong();
    }

    TokenBucket bucket() {
        return bucket;
    }

    /** Promises permits that come within the given time; returns after how long, or {@link TokenBucket#NEVER}. */
    long promise(int permits, long maxDelay, long now) {
        while (true) {
            TokenBucket old = bucket;
            TokenBucket current = old.advanceTo(now);
            long delay = current.delayOf(permits);
            if (delay > maxDelay || TokenBucket.isNever(delay)) {
                return TokenBucket.NEVER;
            }
            if (current.isUnlimited() || BUCKET.compareAndSet(this, old, current.take(permits, now + delay))) {
                return delay;
            }
        }
    }

    /** Waits for the time at which permits are due; gives them back if interrupted. */
    void waitUntil(long due, int permits) throws InterruptedException {
        Wait wait = Wait.begin("a permit of the " + this, "the clock", due - now());
        try {
            for (long left = due - now(); left > 0; left = due - now()) {
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    giveBack(permits, due);
                    throw new InterruptedException();
                }
            }
        } finally {
            wait.end();
        }
    }

    /** Takes a promise back, unless its time has come. */
    void giveBack(int permits, long due) {
        if (due - now() > 0) {
            change(current -> current.giveBack(permits, due));
        }
    }

    /** Replaces the bucket, filled up to now, by another. */
    void change(UnaryOperator<TokenBucket> change) {
        TokenBucket old;
        do {
            old = bucket;
        } while (!BUCKET.compareAndSet(this, old, change.apply(old.advanceTo(now()))));
    }

    @Override
    public String toString() {
        TokenBucket now = bucket;
        return "rate limiter of " + now.perNano() * NANOS_PER_SECOND + "/s with burst " + now.burst();
    }
}
