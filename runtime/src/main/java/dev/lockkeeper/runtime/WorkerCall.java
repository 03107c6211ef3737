package dev.lockkeeper.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task as an engine sees it: which worker is called with what, and where the result goes.
 *
 * <p>An engine does one of two things with it. It calls {@link #run} on a thread of this JVM; or it has the work done elsewhere, by
 * the description, and completes {@link #task} with what came of it:
 *
 * <pre>{@code
 * cluster.call(call.worker().worker(), call.arguments())
 *         .whenComplete((result, failure) -> call.finish(result, failure));
 * }</pre>
 *
 * <p>A task may be cancelled while the engine has it; {@code call.task().whenComplete(…)} tells. Completing it then does nothing.
 *
 * <p>Memory effects: what a thread did before it submitted the task happens-before the engine's {@code submit}, and what a thread did
 * before {@link #finish}, or in {@link #run}, happens-before the return of {@code Task.get()}.
 */
public final class WorkerCall implements Runnable {
    private final EngineTasks tasks;
    private final WorkerSpec worker;
    private final Task<?> task;
    private final List<@Nullable Object> arguments;

    WorkerCall(EngineTasks tasks, WorkerSpec worker, Task<?> task) {
        this.tasks = tasks;
        this.worker = worker;
        this.task = task;
        this.arguments = task.arguments();
    }

    /**
     * Which worker is called, and by what method.
     *
     * @return its specification
     */
    public WorkerSpec worker() {
        return worker;
    }

    /**
     * What the method is called with, a leading {@link Context} left out.
     *
     * @return unmodifiable; empty if whoever submitted the task did not say
     */
    public List<@Nullable Object> arguments() {
        return arguments;
    }

    /**
     * Where the result goes.
     *
     * @return the task
     */
    public Task<?> task() {
        return task;
    }

    /** Its turn will never come. */
    void drop(Throwable why) {
        tasks.drop(task, why);
    }

    /** Does the work in the current thread, unless the task was cancelled or has been run. */
    @Override
    public void run() {
        tasks.run(task);
    }

    /**
     * Completes the task with what came of work that was done elsewhere.
     *
     * @param result the result; ignored if there is a failure
     * @param failure what went wrong, or null
     * @return whether this decided the task; false if it was done already
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // the engine says that this is what the worker's method returned
    public boolean finish(@Nullable Object result, @Nullable Throwable failure) {
        return failure == null ? ((Task<@Nullable Object>) task).complete(result) : task.completeExceptionally(failure);
    }
}
