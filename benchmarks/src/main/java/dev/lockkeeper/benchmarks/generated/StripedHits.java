package dev.lockkeeper.benchmarks.generated;

import dev.lockkeeper.Atomic;

/** A counter that many threads write and few read. */
public abstract class StripedHits {
    @Atomic(striped = true)
    private long total;

    /** Starts at zero. */
    protected StripedHits() {}

    /** Counts one more. */
    public abstract void incrementTotal();

    /** The hits so far. */
    public abstract long total();
}
