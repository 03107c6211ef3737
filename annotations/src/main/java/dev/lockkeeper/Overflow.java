package dev.lockkeeper;

/** What happens to a task that is submitted while the queue of its pool is full. */
public enum Overflow {
    /** The submitter waits, interruptibly, until there is room. */
    BLOCK,

    /** The submission throws {@link java.util.concurrent.RejectedExecutionException}. */
    REJECT,

    /** The submitter runs the task itself, in its own thread. */
    CALLER_RUNS,

    /**
     * The task that waits longest makes room: it never runs, and completes with
     * {@link java.util.concurrent.RejectedExecutionException}.
     */
    DISCARD_OLDEST
}
