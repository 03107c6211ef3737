package dev.lockkeeper.benchmarks.generated;

import dev.lockkeeper.Atomic;

/** One counter of every kind. */
public abstract class Hits {
    @Atomic
    private volatile long total;

    /** Starts at zero. */
    protected Hits() {}

    /** Counts one more. */
    public abstract long incrementTotal();

    /** The hits so far. */
    public abstract long total();
}
