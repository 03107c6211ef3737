package dev.lockkeeper.runtime;

/**
 * Whom a task reports to. For each task, {@link #failed} is called at most once, before the task is seen to be done,
 * and {@link #ended} exactly once, after that: when its body has ended, or when it is certain never to run.
 */
interface TaskOwner {
    /** Names the owner in messages. */
    String name();

    /** For how long a body may run; 0 means for ever. */
    long timeoutNanos();

    /** The body threw, or took too long. */
    void failed(Task<?> task, Throwable failure);

    /** The task is over and occupies no thread. */
    void ended(Task<?> task);

    /** Whether tasks of this owner count as outstanding tasks of that worker. */
    boolean isPartOf(WorkerLedger ledger);
}
