package dev.lockkeeper.benchmarks.generated;

import dev.lockkeeper.Atomic;

/** Figures that belong together. */
public abstract class Traffic {
    @Atomic
    private volatile Stats stats = new Stats(0, 0);

    /** Starts with nothing. */
    protected Traffic() {}

    /** Counts one request more. */
    public abstract long incrementStatsRequests();

    /**
     * What is counted.
     *
     * @param requests all
     * @param errors those that failed
     */
    public record Stats(long requests, long errors) {}
}
