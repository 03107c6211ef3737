package dev.lockkeeper.runtime;

/** Tasks that are submitted together, for which somebody waits. */
interface Batch {
    /** Whether to submit no more of them. Asked under the pool's lock; once it is so, {@link BatchIntake#wake} follows. */
    boolean isStopped();

    /** For how long to wait for room. */
    long nanosLeft();
}
