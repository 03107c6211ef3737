package dev.lockkeeper.runtime;

import dev.lockkeeper.Threads;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that belong together, each in a thread of its own: Go's {@code errgroup}. The first that fails cancels the others.
 *
 * <pre>{@code
 * try (TaskGroup<Page> group = TaskGroup.open()) {
 *     for (String address : addresses) {
 *         group.fork(() -> download(address));
 *     }
 *     List<Page> pages = group.join();
 * }
 * }</pre>
 *
 * <p>The group has a {@link #context()}, a child of the one it was opened with. A failure cancels it, and with it every task of the group:
 * running ones are interrupted, what they throw from then on is dropped, and what is forked from then on never starts. Threads are virtual where the JVM
 * has them. A group is used once: after {@link #join()} or {@link #close()} nothing more can be forked.
 *
 * <p>Memory effects: what a thread did before {@code fork} happens-before the task, and what the tasks did happens-before the return of
 * {@code join} and {@code close}.
 *
 * @param <T> the type of the results
 */
public final class TaskGroup<T extends @Nullable Object> implements AutoCloseable {
    private static final ThreadFactory THREADS = ThreadStarter.factory(Threads.AUTO, "task");

    private final CancellableContext context;
    private final GroupLedger ledger;

    private TaskGroup(Context parent) {
        this.context = parent.withCancel();
        this.ledger = new GroupLedger(context);
    }

    /**
     * Opens a group.
     *
     * @param <T> the type of the results
     * @return an empty group
     */
    public static <T extends @Nullable Object> TaskGroup<T> open() {
        return open(Context.background());
    }

    /**
     * Opens a group under a context.
     *
     * @param <T> the type of the results
     * @param parent cancels the group when it is cancelled
     * @return an empty group
     */
    public static <T extends @Nullable Object> TaskGroup<T> open(Context parent) {
        TaskGroup<T> group = new TaskGroup<>(Objects.requireNonNull(parent, "parent"));
        CancelListeners.listen(group.context, group.ledger::cancelTasks);
        return group;
    }

    /**
     * The context that the first failure cancels, with that failure as its cause; {@code join} and {@code close} cancel it too.
     *
     * @return always the same
     */
    public Context context() {
        return context;
    }

    /**
     * Limits how many tasks run at a time.
     *
     * @param tasks 0 lets none start; negative means no limit, which is the default
     * @return this
     * @throws IllegalStateException if tasks are running
     */
    public TaskGroup<T> limit(int tasks) {
        ledger.limit(tasks);
        return this;
    }

    /**
     * Starts a task. At the limit, waits until another one has ended. If the group is cancelled, the task is too, and never starts.
     *
     * @param <U> the type of its result
     * @param body the work; what it throws is the failure of the task and, if it is the first, of the group
     * @return the task
     * @throws IllegalStateException if the group was joined or closed
     * @throws CancelledException if the caller is interrupted while it waits at the limit; it is marked as interrupted again
     */
    public <U extends T> Task<U> fork(Callable<? extends U> body) {
        Task<U> task = Task.of(ledger, Objects.requireNonNull(body, "body"));
        Fork fork = Fork.of(task);
        Interruptible.restoringFlag("TaskGroup.fork", () -> ledger.admit(fork, true));
        start(fork);
        return task;
    }

    /**
     * Starts a task that wants the group's context. As {@link #fork(Callable)} in all else.
     *
     * @param <U> the type of its result
     * @param body the work
     * @return the task
     */
    public <U extends T> Task<U> fork(ContextCallable<? extends U> body) {
        Objects.requireNonNull(body, "body");
        return fork(() -> body.call(context));
    }

    /**
     * Starts a task if the limit allows it now.
     *
     * @param <U> the type of its result
     * @param body the work
     * @return the task, or empty if as many run as may
     * @throws IllegalStateException if the group was joined or closed
     */
    public <U extends T> Optional<Task<U>> tryFork(Callable<? extends U> body) {
        Task<U> task = Task.of(ledger, Objects.requireNonNull(body, "body"));
        Fork fork = Fork.of(task);
        if (!Interruptible.restoringFlag("TaskGroup.tryFork", () -> ledger.admit(fork, false))) {
            return Optional.empty();
        }
        start(fork);
        return Optional.of(task);
    }

    /**
     * Waits until all tasks have ended, those included that tasks fork meanwhile.
     *
     * @return their results in the order in which they were forked
     * @throws WorkerFailedException if a task failed; the first failure is its cause, and later ones are suppressed
     * @throws CancelledException if none failed, but one was cancelled, by itself or with the context
     * @throws InterruptedException if the caller is interrupted; the tasks go on, until {@code close}
     * @throws IllegalStateException if the caller is a task of the group, which would wait for itself
     */
    @SuppressWarnings("unchecked") // fork lets in nothing but tasks of subtypes of T
    public List<T> join() throws InterruptedException {
        ledger.requireOutside();
        ledger.awaitEmpty();
        context.cancel();
        ledger.throwIfFailed();
        return (List<T>) ledger.results();
    }

    /**
     * Cancels what still runs, and waits until it has ended. If nobody joined, failures that nobody observed go to the uncaught-exception
     * handler of the calling thread. An interrupt does not end the wait, and marks the thread as interrupted again in the end.
     *
     * @throws IllegalStateException if the caller is a task of the group, which would wait for itself; the group is cancelled then
     */
    @Override
    public void close() {
        context.cancel();
        ledger.requireOutside();
        ledger.awaitEmptyStubbornly();
        ledger.reportUnobserved();
    }

    private void start(Fork fork) {
        if (context.isCancelled()) {
            fork.task().cancel(context.cause(), true);
            return;
        }
        boolean started = false;
        try {
            LiveTasks.start(THREADS, fork);
            started = true;
        } finally {
            if (!started) {
                fork.task().cancel(false);
            }
        }
    }
}
