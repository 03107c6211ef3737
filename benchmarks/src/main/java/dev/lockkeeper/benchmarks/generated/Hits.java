package dev.lockkeeper.benchmarks.generated;

import dev.lockkeeper.Atomic;
import java.util.function.LongUnaryOperator;

/** A counter. */
public abstract class Hits {
    @Atomic
    private volatile long total;

    /** Starts at zero. */
    protected Hits() {}

    /** Counts one more. */
    public abstract long incrementTotal();

    /** Replaces the hits by what the function makes of them. */
    public abstract long updateTotal(LongUnaryOperator update);

    /** The hits so far. */
    public abstract long total();
}
