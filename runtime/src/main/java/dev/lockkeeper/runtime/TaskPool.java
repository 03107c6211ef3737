package dev.lockkeeper.runtime;

import java.util.List;

/** What runs the tasks of workers: a pool of this JVM's threads, or what an engine puts in its place. */
interface TaskPool {
    String name();

    /** Where its tasks wait. */
    TaskHome home();

    /** Hands over a task, or throws {@link java.util.concurrent.RejectedExecutionException}. */
    void submit(Task<?> task);

    /** Hands over tasks in their order, from the given one on, as many as there is room for, and waits if there is none. */
    int submit(List<? extends Task<?>> tasks, int from, Batch batch) throws InterruptedException;

    /** Wakes batches that wait for room, so that they see whether they are stopped. */
    void wakeBatches();

    /** Takes notice of all that was submitted so far, so that {@link TaskOwner#taken} has been told. */
    void collect();

    PoolStats stats();

    /** The tasks that run, and then those that wait, as far as they are outstanding tasks of that worker. */
    List<Task<?>> outstanding(WorkerLedger worker);

    /** Whether the current thread runs a task of this pool, so that waiting for the pool would be waiting for itself. */
    boolean isRunningHere();

    /** Takes no more tasks; what waits still runs. */
    void shutdown();

    boolean awaitTermination(long nanos) throws InterruptedException;

    /** Takes out the tasks that wait; the caller makes known that they are cancelled. */
    List<Task<?>> withdrawWaiting();

    /** The tasks that run now; one or the other may have ended just so. */
    List<Task<?>> running();
}
