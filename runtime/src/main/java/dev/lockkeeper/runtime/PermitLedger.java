package dev.lockkeeper.runtime;

import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The permits of a {@link RateLimiter}: a bucket of tokens, which changes of rate and burst replace, and the clock that fills it. */
final class PermitLedger {
    static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier clock;

    /** Held while the bucket is replaced. */
    private final ReentrantLock lock = new ReentrantLock();

    /** Written under the lock. */
    private volatile TokenBucket bucket;

    PermitLedger(double perNano, int burst, LongSupplier clock) {
        this.clock = clock;
        this.bucket = new TokenBucket(perNano, burst, burst, clock.getAsLong());
    }

    long now() {
        return clock.getAsLong();
    }

    int burst() {
        return bucket.burst();
    }

    /** Whether so many permits are there at some time or other. */
    boolean everHas(int permits) {
        TokenBucket now = bucket;
        return permits <= now.burst() && now.perNano() > 0;
    }

    /** Promises permits that come within the given time; returns after how long, or {@link TokenBucket#NEVER}. */
    long promise(int permits, long maxDelay, long now) {
        long delay = bucket.promise(permits, maxDelay, now);
        while (delay == TokenBucket.CLOSED) {
            delay = nextBucket(now).promise(permits, maxDelay, now);
        }
        return delay;
    }

    /** Waits for the time at which permits are due; gives them back if interrupted, or if the context is cancelled, before that. */
    void waitUntil(long due, int permits, Context context) throws InterruptedException {
        boolean isUsed = false;
        Wait wait = Wait.begin("a permit of the " + this, "the clock", context, due - now());
        try {
            parkUntil(due, context);
            isUsed = true;
        } finally {
            wait.end();
            if (!isUsed) {
                takeBack(permits, due);
            }
        }
    }

    private void parkUntil(long due, Context context) throws InterruptedException {
        Thread waiting = Thread.currentThread();
        Context.Registration cancellation = CancelListeners.listen(context, () -> LockSupport.unpark(waiting));
        try {
            context.throwIfCancelled(); // now that no cancellation is missed
            for (long left = due - now(); left > 0; left = due - now()) {
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                context.throwIfCancelled();
            }
        } finally {
            cancellation.stop();
        }
    }

    /** Takes a promise back, unless its time has come. */
    void giveBack(int permits, long due) {
        if (due - now() > 0) {
            takeBack(permits, due);
        }
    }

    /** Takes a promise back that was not made use of. */
    private void takeBack(int permits, long due) {
        boolean isDone = bucket.takeBack(permits, due);
        while (!isDone) {
            isDone = nextBucket(now()).takeBack(permits, due);
        }
    }

    void setRate(double perNano) {
        lock.lock();
        try {
            replaceBucket(perNano, bucket.burst(), now());
        } finally {
            lock.unlock();
        }
    }

    void setBurst(int burst) {
        lock.lock();
        try {
            replaceBucket(bucket.perNano(), burst, now());
        } finally {
            lock.unlock();
        }
    }

    private void replaceBucket(double perNano, int burst, long now) {
        bucket = new TokenBucket(perNano, burst, bucket.close(now), now);
    }

    /** The bucket that comes after one that is closed or worn, once nobody replaces that any more. */
    private TokenBucket nextBucket(long now) {
        lock.lock();
        try {
            if (bucket.isWorn(now)) {
                replaceBucket(bucket.perNano(), bucket.burst(), now);
            }
            return bucket;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        TokenBucket now = bucket;
        return "rate limiter of " + now.perNano() * NANOS_PER_SECOND + "/s with burst " + now.burst();
    }
}
