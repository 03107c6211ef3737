package dev.lockkeeper.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment, for people and for the timer.
 *
 * @param instant by the calendar
 * @param nanoTime by {@link System#nanoTime()}, which no clock change moves
 */
record Deadline(Instant instant, long nanoTime) {
    static Deadline after(Duration timeout) {
        long nanos = Durations.toNanos(timeout);
        return new Deadline(Instant.now().plusNanos(nanos), System.nanoTime() + nanos);
    }

    static Deadline at(Instant instant) {
        Duration left = Duration.between(Instant.now(), instant);
        return new Deadline(instant, System.nanoTime() + Durations.toNanos(left));
    }

    long nanosLeft() {
        return nanoTime - System.nanoTime();
    }
}
