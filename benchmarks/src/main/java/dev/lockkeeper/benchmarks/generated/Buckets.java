package dev.lockkeeper.benchmarks.generated;

import dev.lockkeeper.Atomic;

/** A histogram. */
public abstract class Buckets {
    @Atomic
    private final long[] counts = new long[16];

    /** Starts with empty buckets. */
    protected Buckets() {}

    /** Counts one more in a bucket. */
    public abstract long incrementCounts(int index);
}
