package dev.lockkeeper.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Limits how often something happens: a token bucket, as Go's {@code rate.Limiter}.
 *
 * <pre>{@code
 * RateLimiter limiter = RateLimiter.of(100, Duration.ofSeconds(1), 10); // 100 per second, 10 of them at once
 * limiter.acquire();
 * System.out.println("goes through at most 100 times in a second");
 * if (!limiter.tryAcquire()) {
 *     System.out.println("too fast");
 * }
 * }</pre>
 *
 * <p>The bucket holds up to <i>burst</i> permits and is full at first; permits come at the given rate, counted in fractions. Those
 * that wait are served in the order in which they came: each is promised the next permits that will come and waits for its time. An
 * infinite rate lets everything through, whatever the burst; with rate 0 there are only the first permits.
 *
 * <p>Safe for use by any number of threads; hardly anything but a change of rate or burst takes a lock. A clock that goes back is
 * tolerated. It makes no promise about memory: pass data between threads by other means.
 */
public final class RateLimiter {
    private static final long AS_LONG_AS_IT_TAKES = Long.MAX_VALUE;

    private final PermitLedger ledger;

    RateLimiter(double perNano, int burst, LongSupplier clock) {
        this.ledger = new PermitLedger(perNano, burst, clock);
    }

    /**
     * A limiter that lets one through at a time, evenly spaced: its burst is 1.
     *
     * @param permits how many in a second, {@link Double#POSITIVE_INFINITY} for no limit
     * @return a new limiter
     * @throws IllegalArgumentException if the rate is negative or not a number
     */
    public static RateLimiter perSecond(double permits) {
        return new RateLimiter(perNano(permits), 1, System::nanoTime);
    }

    /**
     * A limiter that lets some through at a time.
     *
     * @param permits how many come in {@code per}, 0 or more
     * @param per the time in which they come, longer than zero
     * @param burst how many may be used at once, 1 or more, and there are at first
     * @return a new limiter
     * @throws IllegalArgumentException if one of them is too small
     */
    public static RateLimiter of(int permits, Duration per, int burst) {
        long nanos = TimeUnit.NANOSECONDS.convert(per);
        if (permits < 0 || nanos <= 0) {
            throw new IllegalArgumentException(
                    permits + " per " + per + " is no rate: give 0 or more permits and a time longer than zero");
        }
        return new RateLimiter((double) permits / nanos, checkedBurst(burst), System::nanoTime);
    }

    /**
     * Waits for a permit.
     *
     * @throws IllegalStateException if there never will be one, since the rate is 0
     * @throws InterruptedException if interrupted; no permit was used
     */
    public void acquire() throws InterruptedException {
        acquire(1);
    }

    /**
     * Waits for several permits.
     *
     * @param permits how many, 1 or more
     * @throws IllegalArgumentException if they are more than the burst, so that they can never be had at once
     * @throws IllegalStateException if there never will be as many, since the rate is 0
     * @throws InterruptedException if interrupted; no permit was used
     */
    public void acquire(int permits) throws InterruptedException {
        if (!acquire(permits, AS_LONG_AS_IT_TAKES)) {
            throw neverToBeHad(permits);
        }
    }

    /**
     * Waits for a permit, unless the context is cancelled first. If its deadline is before the time of the permit it does not wait at
     * all.
     *
     * @param context what may be cancelled
     * @throws CancelledException with the context's cause, if it is cancelled, or would be before there is a permit; none was used
     * @throws IllegalStateException if there never will be one, since the rate is 0
     * @throws InterruptedException if interrupted; no permit was used
     */
    public void acquire(Context context) throws InterruptedException {
        acquire(context, 1);
    }

    /**
     * Waits for several permits, unless the context is cancelled first. If its deadline is before their time it does not wait at
     * all.
     *
     * @param context what may be cancelled
     * @param permits how many, 1 or more
     * @throws CancelledException with the context's cause, if it is cancelled, or would be before they are there; none was used
     * @throws IllegalArgumentException if they are more than the burst, so that they can never be had at once
     * @throws IllegalStateException if there never will be as many, since the rate is 0
     * @throws InterruptedException if interrupted; no permit was used
     */
    public void acquire(Context context, int permits) throws InterruptedException {
        requirePositive(permits);
        context.throwIfCancelled();
        requireNotInterrupted();
        Optional<Instant> deadline = context.deadline();
        long maxDelay = deadline.map(RateLimiter::nanosUntil).orElse(AS_LONG_AS_IT_TAKES);
        long now = ledger.now();
        long delay = ledger.promise(permits, maxDelay, now);
        if (TokenBucket.isNever(delay)) {
            throw deadline.isPresent() && ledger.everHas(permits) ? tooLate(deadline.get()) : neverToBeHad(permits);
        }
        if (delay > 0) {
            ledger.waitUntil(now + delay, permits, context);
        }
    }

    /**
     * Takes a permit if there is one.
     *
     * @return false if there is none now
     */
    public boolean tryAcquire() {
        return tryAcquire(1);
    }

    /**
     * Takes several permits if there are as many.
     *
     * @param permits how many, 1 or more
     * @return false if there are fewer now, or the burst is smaller
     */
    public boolean tryAcquire(int permits) {
        requirePositive(permits);
        return ledger.promise(permits, 0, ledger.now()) == 0;
    }

    /**
     * Waits for a permit, at most so long. If it would take longer it does not wait at all.
     *
     * @param timeout how long to wait; zero or less does not wait
     * @return false if no permit comes in time; none was used
     * @throws InterruptedException if interrupted; no permit was used
     */
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        return tryAcquire(1, timeout);
    }

    /**
     * Waits for several permits, at most so long. If it would take longer it does not wait at all.
     *
     * @param permits how many, 1 or more
     * @param timeout how long to wait; zero or less does not wait
     * @return false if they do not come in time; none was used
     * @throws InterruptedException if interrupted; no permit was used
     */
    public boolean tryAcquire(int permits, Duration timeout) throws InterruptedException {
        return acquire(permits, Math.max(0, TimeUnit.NANOSECONDS.convert(timeout)));
    }

    /**
     * Promises a permit for the time at which it will have come, without waiting for it.
     *
     * @return the promise, to be cancelled if it is not used
     */
    public Reservation reserve() {
        return reserve(1);
    }

    /**
     * Promises several permits for the time at which they will have come, without waiting for them.
     *
     * @param permits how many, 1 or more
     * @return the promise, to be cancelled if it is not used
     */
    public Reservation reserve(int permits) {
        requirePositive(permits);
        long now = ledger.now();
        long delay = ledger.promise(permits, AS_LONG_AS_IT_TAKES, now);
        return new Reservation(ledger, permits, delay, now + delay);
    }

    /**
     * Changes the rate from now on. The permits at hand stay; so do the times that were promised already.
     *
     * @param permits how many in a second, {@link Double#POSITIVE_INFINITY} for no limit
     * @throws IllegalArgumentException if the rate is negative or not a number
     */
    public void setPerSecond(double permits) {
        ledger.setRate(perNano(permits));
    }

    /**
     * Changes the burst. The permits at hand stay, as far as they fit.
     *
     * @param burst how many may be used at once, 1 or more
     * @throws IllegalArgumentException if it is less than 1
     */
    public void setBurst(int burst) {
        ledger.setBurst(checkedBurst(burst));
    }

    /** Waits at most so long; false if that is not enough. */
    private boolean acquire(int permits, long maxDelay) throws InterruptedException {
        requirePositive(permits);
        requireNotInterrupted();
        long now = ledger.now();
        long delay = ledger.promise(permits, maxDelay, now);
        if (TokenBucket.isNever(delay)) {
            return false;
        }
        if (delay > 0) {
            ledger.waitUntil(now + delay, permits, Context.background());
        }
        return true;
    }

    private RuntimeException neverToBeHad(int permits) {
        int burst = ledger.burst();
        if (permits > burst) {
            return new IllegalArgumentException(
                    permits + " permits at once are more than the burst of " + burst + ": raise it or ask for fewer");
        }
        return new IllegalStateException(
                "the first permits of the " + this + " are used up, and at rate 0 no others come");
    }

    private CancelledException tooLate(Instant deadline) {
        TimeoutException cause = new TimeoutException("the deadline " + deadline + " is before that");
        return new CancelledException("the " + this + " has a permit later", cause);
    }

    private static long nanosUntil(Instant deadline) {
        return Durations.toNanos(Duration.between(Instant.now(), deadline));
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void requirePositive(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException(permits + " permits cannot be asked for: ask for 1 or more");
        }
    }

    private static double perNano(double perSecond) {
        if (!(perSecond >= 0)) {
            throw new IllegalArgumentException(perSecond + " per second is no rate: give 0 or more");
        }
        return perSecond / PermitLedger.NANOS_PER_SECOND;
    }

    private static int checkedBurst(int burst) {
        if (burst < 1) {
            throw new IllegalArgumentException("a burst of " + burst + " lets nothing through: give 1 or more");
        }
        return burst;
    }

    /** Names the rate and the burst. */
    @Override
    public String toString() {
        return ledger.toString();
    }
}
