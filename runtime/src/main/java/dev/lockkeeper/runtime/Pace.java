package dev.lockkeeper.runtime;

import java.time.Duration;

/**
 * How fast the tasks of a pool may start: one every {@code per / permits}, evenly spaced, so that no window of that length ever
 * sees more starts than allowed.
 *
 * @param permits starts
 * @param per in so long
 */
record Pace(int permits, Duration per) {
    Pace {
        if (permits < 1) {
            throw new IllegalArgumentException("rate: " + permits + " starts per " + per + "; it must be at least 1.");
        }
        Durations.requirePositive(per, "rate", "its unit of time");
    }

    /** The nanoseconds between two starts, rounded up. */
    long interval() {
        long nanos = Durations.toNanos(per);
        return nanos / permits + (nanos % permits == 0 ? 0 : 1);
    }
}
