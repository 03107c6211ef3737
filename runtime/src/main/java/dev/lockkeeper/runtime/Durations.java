package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.Objects;

/** Durations as the nanoseconds that blocking operations count in. */
final class Durations {
    /** Longer than anybody waits. */
    static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private Durations() {}

    /** Converts, capped at {@link Long#MAX_VALUE}, which is 292 years, and at zero from below. */
    static long toNanos(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        if (duration.isNegative()) {
            return 0;
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    /** Checks a setting that must be longer than zero. */
    static Duration requirePositive(Duration duration, String owner, String setting) {
        Objects.requireNonNull(duration, setting);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    owner + ": " + setting + " is " + duration + ", and must be longer than zero.");
        }
        return duration;
    }
}
