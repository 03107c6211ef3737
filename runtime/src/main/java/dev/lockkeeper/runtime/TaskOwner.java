package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Whom a task reports to. For each task that a pool takes, {@link #failed} is called at most once, before the task is seen to be done,
 * and {@link #ended} exactly once, after that: when its body has ended, or when it is certain never to run.
 */
interface TaskOwner {
    /** Names the owner in messages. */
    String name();

    /** The worker whose tasks these are; null if they are none of a {@link WorkerSet}'s. */
    @Nullable
    WorkerSpec spec();

    /** Where its tasks wait for their turn; null if each has a thread of its own. */
    @Nullable
    TaskHome home();

    /** For how long a body may run; 0 means for ever. */
    long timeoutNanos();

    /** A pool has taken a task, and {@link #ended} will follow. Under the pool's lock, before anything can become of the task. */
    void taken();

    /** Something other than a task of a pool begins, and {@link #ended} will follow. */
    void begun();

    /** The body threw, or took too long, and whoever may come to ask is to be told. */
    void failed(Task<?> task, Throwable failure);

    /** As {@link #failed}, for a failure that has somebody who minds it: tells only those who wait now. */
    void hear(Task<?> task, Throwable failure);

    /** Why all its tasks are cancelled, so that what one throws from now on is no failure; null if they are not. */
    @Nullable
    default Throwable reasonToDrop() {
        return null;
    }

    /** What a task ends with that is cancelled for that reason, if there is one. */
    default CancelledException cancellation(@Nullable Throwable reason) {
        return new CancelledException(name() + ": the task was cancelled", reason);
    }

    /** So many tasks are over and occupy no thread. */
    void ended(int tasks);

    /** Whether tasks of this owner count as outstanding tasks of that worker. */
    boolean isPartOf(WorkerLedger ledger);
}
