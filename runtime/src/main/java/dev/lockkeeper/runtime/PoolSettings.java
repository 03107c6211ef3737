package dev.lockkeeper.runtime;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a pool is set up.
 *
 * @param name names the pool and its threads
 * @param min workers that stay; at least 1
 * @param max workers to which it may grow; at least {@code min}
 * @param idle for how long a worker beyond {@code min} has nothing to do before it ends
 * @param queue tasks that may wait
 * @param overflow what happens to a submission while so many wait
 * @param pace how fast tasks may start; null for no limit
 * @param threads the kind of threads
 */
record PoolSettings(
        String name,
        int min,
        int max,
        Duration idle,
        int queue,
        Overflow overflow,
        @Nullable Pace pace,
        Threads threads) {

    static final Duration DEFAULT_IDLE = Duration.ofSeconds(1);
    static final int DEFAULT_QUEUE = 100;

    PoolSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(overflow, "overflow");
        Objects.requireNonNull(threads, "threads");
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a pool is blank; give it one that tells its threads apart.");
        }
        if (min < 1) {
            throw new IllegalArgumentException(name + ": workers is " + min + ", and must be at least 1.");
        }
        if (max < min) {
            throw new IllegalArgumentException(
                    name + ": max is " + max + ", less than the " + min + " workers it would grow from.");
        }
        if (queue < 0) {
            throw new IllegalArgumentException(name + ": queue is " + queue + ", and must be at least 0.");
        }
        if (queue == 0 && pace != null) {
            throw new IllegalArgumentException(
                    name + ": a pool with a rate needs a queue of at least 1 for tasks to wait in.");
        }
        Durations.requirePositive(idle, name, "idle");
    }

    /** 0 workers means one per processor. */
    static int orProcessors(int workers) {
        return workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
    }
}
