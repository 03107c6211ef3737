package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The result of work that runs, or will run, on another thread. A {@link CompletableFuture} whose {@link #cancel
 * cancel(true)} interrupts the work.
 *
 * <pre>{@code
 * Task<Image> task = pool.submit(() -> render(page));
 * if (userLeft) {
 *     task.cancel(true); // never starts, or is interrupted
 * }
 * Image image = task.get();
 * }</pre>
 *
 * <p>A task is over when its body ended. Cancelling it, and completing it by hand, decides its result at once; a body that
 * is running by then goes on until it heeds the interrupt, and what it returns is dropped.
 *
 * <p>A failure counts as observed once somebody waits for the task, asks for its result, or has attached a stage to it
 * ({@code handle}, {@code thenApply} and the like), and once an await has thrown it. The static {@code allOf} and {@code anyOf} tell
 * nobody, so they count only for a task that is not done yet. A failure that nobody observed reaches the
 * uncaught-exception handler when the pool is closed.
 *
 * <p>Memory effects: what a thread did before it submitted the task happens-before the body, and what the body did
 * happens-before the return of {@code get} and its like.
 *
 * @param <T> the type of the result
 */
public sealed class Task<T extends @Nullable Object> extends ObservedFuture<T> permits RecordedTask {
    private static final VarHandle STAGE = FieldHandle.of(MethodHandles.lookup(), "stage", byte.class);
    private static final VarHandle DECISION = FieldHandle.of(MethodHandles.lookup(), "decision", TaskDecision.class);

    private final TaskOwner owner;
    private @Nullable Callable<? extends T> body;

    /** The code of a {@link TaskStage}; 0 is {@code WAITING}. With a byte instead of a reference, a task needs 40 bytes instead of 48. */
    private volatile byte stage;

    private @Nullable Thread runner;

    /** Set, once, before the stage says that somebody else than the body has decided. */
    private volatile @Nullable TaskDecision decision;

    /** Only for {@link #of} and {@link RecordedTask}. */
    Task(TaskOwner owner, Callable<? extends T> body) {
        this.owner = owner;
        this.body = body;
        if (body instanceof ContextBody<?> withContext) {
            withContext.belongTo(this);
        }
    }

    static <T extends @Nullable Object> Task<T> of(TaskOwner owner, Callable<? extends T> body) {
        return FlightRecording.wantsTasks() ? new RecordedTask<>(owner, body) : new Task<>(owner, body);
    }

    /**
     * Cancels the task: it never starts, or what it does is ignored.
     *
     * @param mayInterruptIfRunning whether to interrupt a body that runs
     * @return whether the task is cancelled now
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return cancel(null, mayInterruptIfRunning);
    }

    boolean cancel(@Nullable Throwable reason, boolean interrupt) {
        return (!isDone() && decide(TaskStage.CANCELLED, owner.cancellation(reason), interrupt)) || isCancelled();
    }

    /**
     * Completes the task by hand. A body that waits for its turn never runs, and what one that runs returns is ignored.
     *
     * @param value the result
     * @return whether this decided the result
     */
    @Override
    public boolean complete(T value) {
        return decide(TaskStage.COMPLETED, value, false);
    }

    /**
     * Makes the task fail by hand. A body that waits for its turn never runs, and what one that runs returns is ignored.
     *
     * @param failure what {@code get} will report
     * @return whether this decided the result
     */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        return fail(Objects.requireNonNull(failure, "failure"), false);
    }

    boolean fail(Throwable failure, boolean interrupt) {
        return decide(TaskStage.FAILED, failure, interrupt);
    }

    TaskOwner owner() {
        return owner;
    }

    TaskStage stage() {
        return TaskStage.of(stage);
    }

    /** What the worker's method is called with, as far as anybody said. Before it runs. */
    List<@Nullable Object> arguments() {
        return body instanceof Described described ? described.arguments() : List.of();
    }

    /** The context that the body is given; the background if it is given none. Before it runs. */
    Context context() {
        return body instanceof ContextBody<?> withContext ? withContext.context() : Context.background();
    }

    /** Whether that thread claimed it, now or once. */
    boolean isRunBy(Thread thread) {
        return runner == thread;
    }

    /** Claims the waiting task for a thread, which then must call {@link #run}. */
    boolean start(Thread thread) {
        runner = thread;
        return move(TaskStage.WAITING, TaskStage.RUNNING);
    }

    /** Counts as running while a thread has it in its {@link Hand}, so that it need not be started then. Under the pool's lock. */
    void setHolder(@Nullable Thread thread) {
        runner = thread;
        STAGE.setRelease(this, (thread == null ? TaskStage.WAITING : TaskStage.RUNNING).code());
    }

    /** Decides the fate of a waiting task, which then never runs. Under the pool's lock, if there is one. */
    boolean withdraw(TaskStage verdict) {
        return move(TaskStage.WAITING, verdict);
    }

    /** Makes known what became of a task that was withdrawn. */
    void publishWithdrawn(@Nullable Object result) {
        forgetBody();
        end(stage(), result);
        owner.ended(1);
    }

    /** Cancels a task that was never submitted, so that no owner and no pool knows of it. */
    void cancelUnsubmitted() {
        if (withdraw(TaskStage.CANCELLED)) {
            forgetBody();
            publish(TaskStage.CANCELLED, owner.cancellation(null));
        }
    }

    /** The body will never run: lets go of what it holds. */
    void forgetBody() {
        if (body instanceof ContextBody<?> withContext) {
            withContext.end();
        }
        body = null;
    }

    /** What a task that was withdrawn, and not published yet, would have run. */
    Runnable bodyAsRunnable() {
        return RunnableBody.asRunnable(Objects.requireNonNull(body));
    }

    void publishCancelled() {
        publishWithdrawn(owner.cancellation(null));
    }

    /** Runs the body in the current thread, which claimed it; counts the outcome and makes it known. The caller tells the owner. */
    void run(@Nullable Tally tally) {
        Callable<? extends T> claimed = Objects.requireNonNull(body);
        Object result = null;
        TaskStage end = TaskStage.COMPLETED;
        SharedTimer.Entry timeout = null;
        try {
            timeout = TaskTimeout.start(this);
            begun();
            Throwable refusal = claimed instanceof ContextBody<?> withContext ? withContext.refusal() : null;
            if (refusal != null) {
                result = owner.cancellation(refusal);
                end = TaskStage.CANCELLED;
            } else if (stage() == TaskStage.RUNNING) {
                result = claimed.call();
            }
        } catch (Throwable failure) {
            Throwable reason = ContextBody.reasonToDrop(claimed, owner);
            result = reason == null ? failure : owner.cancellation(reason);
            end = reason == null ? TaskStage.FAILED : TaskStage.CANCELLED;
        }
        TaskTimeout.stop(timeout);
        body = null;
        if (move(TaskStage.RUNNING, end)) {
            Tally.count(tally, end);
            end(end, result);
        } else {
            endDecided(tally);
        }
        runner = null;
    }

    /** The body is about to run in the current thread. */
    void begun() {
        // for who records it
    }

    /** The task has ended; nobody has been told yet. */
    void ended(TaskStage outcome) {
        // for who records it
    }

    private boolean move(TaskStage from, TaskStage to) {
        return STAGE.compareAndSet(this, from.code(), to.code());
    }

    private void end(TaskStage end, @Nullable Object result) {
        try {
            if (end == TaskStage.FAILED) {
                reportFailure(result);
            }
            ended(end);
        } finally {
            publish(end, result); // nobody else would
        }
    }

    /** Somebody else decided while the body ran. */
    private void endDecided(@Nullable Tally tally) {
        TaskDecision made = Objects.requireNonNull(decision);
        made.awaitSettled();
        TaskStage verdict = stage();
        Tally.count(tally, verdict);
        ended(verdict);
        publish(verdict, made.result());
    }

    private boolean decide(TaskStage verdict, @Nullable Object result, boolean interrupt) {
        TaskHome home = owner.home();
        if (home == null ? withdraw(verdict) : home.withdraw(this, verdict)) {
            publishWithdrawn(result);
            return true;
        }
        if (!overrule(body, verdict, result, interrupt)) {
            return false;
        }
        publish(verdict, result);
        return true;
    }

    /**
     * Takes the decision from a body that runs. Whoever comes to decide while another one does is too late. The context of the body is
     * cancelled before the interrupt, so that whoever is interrupted and asks it why gets the answer.
     */
    private boolean overrule(
            @Nullable Callable<?> running, TaskStage verdict, @Nullable Object result, boolean interrupt) {
        TaskDecision made = new TaskDecision(result, interrupt);
        if (!DECISION.compareAndSet(this, null, made) || !move(TaskStage.RUNNING, verdict)) {
            return false;
        }
        try {
            if (verdict == TaskStage.FAILED) {
                reportFailure(result);
            }
            if (running instanceof ContextBody<?> withContext && result instanceof Throwable reason) {
                withContext.cancel(reason);
            }
            made.interrupt(runner);
        } finally {
            made.settle();
        }
        return true;
    }

    @SuppressWarnings("unchecked") // a result of another type than T never gets here: complete(T) and the body give it
    private void publish(TaskStage verdict, @Nullable Object result) {
        if (verdict == TaskStage.COMPLETED) {
            super.complete((T) result);
        } else {
            super.completeExceptionally((Throwable) Objects.requireNonNull(result));
        }
    }

    private void reportFailure(@Nullable Object failure) {
        if (getNumberOfDependents() > 0) {
            markObserved();
        }
        owner.failed(this, (Throwable) Objects.requireNonNull(failure));
    }
}
