package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * ({@code handle}, {@code thenApply} and the like), and once an await has thrown it. One that nobody observed reaches the
 * uncaught-exception handler when the pool is closed.
 *
 * <p>Memory effects: what a thread did before it submitted the task happens-before the body, and what the body did
 * happens-before the return of {@code get} and its like.
 *
 * @param <T> the type of the result
 */
public final class Task<T extends @Nullable Object> extends CompletableFuture<T> {
    private static final VarHandle STAGE = stageField();

    private final TaskOwner owner;

    /** The pool in whose queue it may wait; null when it has a thread of its own. */
    private final @Nullable PoolIntake pool;

    private @Nullable Callable<? extends T> body;

    private volatile TaskStage stage = TaskStage.WAITING;

    private @Nullable Thread runner;

    /** The result or failure that somebody else than the body decided. Guarded by this task's monitor. */
    private @Nullable Object decision;

    private volatile boolean observed;

    Task(TaskOwner owner, @Nullable PoolIntake pool, Callable<? extends T> body) {
        this.owner = owner;
        this.pool = pool;
        this.body = body;
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
        if (isDone()) {
            return isCancelled();
        }
        return decide(TaskStage.CANCELLED, cancellation(reason), interrupt) || isCancelled();
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
        return decide(TaskStage.FAILED, Objects.requireNonNull(failure, "failure"), false);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        try {
            return super.get();
        } finally {
            observe();
        }
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return super.get(timeout, unit);
        } finally {
            observe();
        }
    }

    @Override
    public T join() {
        try {
            return super.join();
        } finally {
            observe();
        }
    }

    @Override
    public T getNow(T absent) {
        try {
            return super.getNow(absent);
        } finally {
            observe();
        }
    }

    /**
     * Makes the future of a stage that is attached to this task; from then on the failure is that stage's concern.
     *
     * @param <U> the type of the stage's result
     * @return a plain future: cancelling it leaves this task alone
     */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        observed = true;
        return new CompletableFuture<>();
    }

    TaskOwner owner() {
        return owner;
    }

    TaskStage stage() {
        return stage;
    }

    boolean isObserved() {
        return observed;
    }

    /** Says that somebody has seen the failure of this task, if it failed. */
    void observe() {
        if (isCompletedExceptionally()) {
            observed = true;
        }
    }

    void markObserved() {
        observed = true;
    }

    /** Claims the waiting task for a thread, which then must call {@link #run}. */
    boolean start(Thread thread) {
        runner = thread;
        return STAGE.compareAndSet(this, TaskStage.WAITING, TaskStage.RUNNING);
    }

    /** Decides the fate of a waiting task, which then never runs. Under the pool's lock, if there is one. */
    boolean withdraw(TaskStage verdict) {
        return STAGE.compareAndSet(this, TaskStage.WAITING, verdict);
    }

    /** Makes known what became of a task that was withdrawn. */
    void publishWithdrawn(@Nullable Object result) {
        body = null;
        publish(stage, result);
        owner.ended(this);
    }

    /** What a task that was withdrawn, and not published yet, would have run. */
    Runnable bodyAsRunnable() {
        Callable<? extends T> withdrawn = Objects.requireNonNull(body);
        return withdrawn instanceof RunnableBody<?> runnable ? runnable.body() : new FutureTask<>(withdrawn);
    }

    void publishCancelled() {
        publishWithdrawn(cancellation(null));
    }

    /** Runs the body in the current thread, which claimed it; counts the outcome, then makes it known. */
    void run(Tally tally) {
        Callable<? extends T> claimed = Objects.requireNonNull(body);
        Object result = null;
        TaskStage end = TaskStage.COMPLETED;
        try {
            if (stage == TaskStage.RUNNING) {
                result = claimed.call();
            }
        } catch (Throwable failure) {
            result = failure;
            end = TaskStage.FAILED;
        }
        body = null;
        if (STAGE.compareAndSet(this, TaskStage.RUNNING, end)) {
            tally.count(end);
            end(end, result);
        } else {
            endDecided(tally);
        }
        owner.ended(this);
    }

    private void end(TaskStage end, @Nullable Object result) {
        if (end == TaskStage.FAILED) {
            reportFailure((Throwable) Objects.requireNonNull(result));
        }
        publish(end, result);
    }

    /** Somebody else decided while the body ran: waits until an interrupt that belongs to this task has come. */
    private void endDecided(Tally tally) {
        Object decided;
        synchronized (this) {
            decided = decision;
        }
        TaskStage verdict = stage;
        tally.count(verdict);
        publish(verdict, decided);
    }

    private boolean decide(TaskStage verdict, @Nullable Object result, boolean interrupt) {
        if (pool == null ? withdraw(verdict) : pool.withdraw(this, verdict)) {
            publishWithdrawn(result);
            return true;
        }
        if (!overrule(verdict, result, interrupt)) {
            return false;
        }
        publish(verdict, result);
        return true;
    }

    /** Takes the decision from a body that runs. The monitor keeps its thread from going on before the interrupt came. */
    private synchronized boolean overrule(TaskStage verdict, @Nullable Object result, boolean interrupt) {
        if (!STAGE.compareAndSet(this, TaskStage.RUNNING, verdict)) {
            return false;
        }
        decision = result;
        Thread running = runner;
        if (interrupt && running != null) {
            running.interrupt();
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

    private CancelledException cancellation(@Nullable Throwable reason) {
        return new CancelledException(owner.name() + ": the task was cancelled", reason);
    }

    private void reportFailure(Throwable failure) {
        if (getNumberOfDependents() > 0) {
            observed = true;
        }
        owner.failed(this, failure);
    }

    private static VarHandle stageField() {
        try {
            return MethodHandles.lookup().findVarHandle(Task.class, "stage", TaskStage.class);
        } catch (ReflectiveOperationException missing) {
            throw new ExceptionInInitializerError(missing);
        }
    }
}
