package dev.lockkeeper.runtime;

import dev.lockkeeper.OnFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A pool of threads that run tasks: an {@link ExecutorService} whose queue is bounded, whose counts
 * always add up, and whose {@link #close()} leaves nothing behind.
 *
 * <pre>{@code
 * try (WorkerPool pool = WorkerPool.fixed(3)) {
 *     Task<Image> task = pool.submit(() -> render(page));
 *     Image image = task.get();
 * } // waits for what is left
 * }</pre>
 *
 * <p>Threads are virtual where the JVM has them, and daemons always. A task that throws anything, errors included, costs the pool
 * no thread. Where the system has no thread for another worker, those that there are do its work; if there are none, the tasks that
 * wait fail with what the system threw. What {@link #execute} runs has no one to hear of its failure, so that goes to the uncaught-exception handler
 * at once; the failure of a {@link Task} that nobody observed goes there when the pool is closed.
 *
 * <p>Memory effects: what a thread did before it submitted a task happens-before the task, and what the task did
 * happens-before the return of {@code Task.get()}, of {@link #await()} and of {@link #close()}.
 */
public final class WorkerPool implements ExecutorService, AutoCloseable {
    private final PoolCore core;
    private final FailureLog failures = new FailureLog();
    private final TaskSource source;

    /** Of tasks whose failures have nobody else to go to. */
    private final TaskSource outspoken;

    WorkerPool(PoolSettings settings, long timeoutNanos) {
        this.core = new PoolCore(settings);
        this.source = new TaskSource(new PoolOwner(settings.name(), core.home(), timeoutNanos, failures::add), core);
        this.outspoken = new TaskSource(
                new PoolOwner(
                        settings.name(),
                        core.home(),
                        timeoutNanos,
                        (task, failure) -> UncaughtFailures.report(failure)),
                core);
    }

    /**
     * A pool of a fixed number of workers, with a queue of 100 places that blocks when full.
     *
     * @param workers at least 1
     * @return an open pool
     * @throws IllegalArgumentException if there are fewer
     */
    public static WorkerPool fixed(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("WorkerPool.fixed: workers is " + workers + ", and must be at least 1.");
        }
        return builder().workers(workers).build();
    }

    /**
     * Starts the description of a pool.
     *
     * @return a builder
     */
    public static WorkerPoolBuilder builder() {
        return new WorkerPoolBuilder();
    }

    /**
     * Hands a task to the pool. If the pool is full, its overflow policy says what happens; to wait for room is
     * interruptible.
     *
     * @param body the work; what it throws is the failure of the task
     * @return the task
     * @throws RejectedExecutionException if the pool is closed, or is full and rejects; with an {@link InterruptedException} as its
     *     cause if the caller was interrupted while it waited for room, and is marked as interrupted again
     */
    @Override
    public <T extends @Nullable Object> Task<T> submit(Callable<T> body) {
        return source.submit(body);
    }

    /**
     * Hands a task to the pool that runs under a context: it is cancelled, and its thread interrupted, with it.
     *
     * @param <T> the type of the result
     * @param parent the context
     * @param body the work; it is given a child of the context, which is cancelled with the task too
     * @return the task
     * @throws RejectedExecutionException as for {@link #submit(Callable)}
     * @throws CancelledException with the context's cause, if that is cancelled while the caller waits for room
     */
    public <T extends @Nullable Object> Task<T> submit(Context parent, ContextCallable<? extends T> body) {
        return source.submit(parent, body, new Object[0]);
    }

    @Override
    public Task<?> submit(Runnable body) {
        return submit(new RunnableBody<@Nullable Void>(body, null));
    }

    @Override
    public <T extends @Nullable Object> Task<T> submit(Runnable body, T result) {
        return submit(new RunnableBody<>(body, result));
    }

    /**
     * Runs something on the pool that nobody waits for.
     *
     * @param body the work; what it throws goes to the uncaught-exception handler
     * @throws RejectedExecutionException as for {@link #submit(Callable)}
     */
    @Override
    public void execute(Runnable body) {
        Task<?> unused = outspoken.submit(new RunnableBody<@Nullable Void>(body, null));
    }

    /**
     * Hands several tasks to the pool under as few acquisitions of its lock as possible. Waits for room where a single submission would
     * be turned away.
     *
     * @param <T> the type of the results
     * @param bodies the work
     * @return the tasks, in the order of the bodies
     * @throws RejectedExecutionException if the pool is closed, or the caller is interrupted while it waits for room, and is marked as
     *     interrupted again; those that were taken by then are cancelled
     */
    public <T extends @Nullable Object> List<Task<T>> submitAll(Collection<? extends Callable<? extends T>> bodies) {
        try {
            return new BulkSubmission<T>(source, bodies, Long.MAX_VALUE).submit();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException(
                    "interrupted while the submission waited for room in the queue", interrupted);
        }
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> bodies)
            throws InterruptedException {
        return new ArrayList<>(new BulkSubmission<T>(source, bodies, Long.MAX_VALUE).invoke());
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> bodies, long timeout, TimeUnit unit) throws InterruptedException {
        return new ArrayList<>(new BulkSubmission<T>(source, bodies, unit.toNanos(timeout)).invoke());
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> bodies)
            throws InterruptedException, ExecutionException {
        try {
            return new FirstSuccess<T>(source, bodies, Long.MAX_VALUE).invoke();
        } catch (TimeoutException after292Years) {
            throw new AssertionError(after292Years);
        }
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(
            Collection<? extends Callable<T>> bodies, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return new FirstSuccess<T>(source, bodies, unit.toNanos(timeout)).invoke();
    }

    /**
     * Prepares to work on all items of a collection and to collect the results in their order.
     *
     * @param onFailure what a failing item does to the others
     * @return the operation, which may be configured further
     */
    public FanOut fanOut(OnFailure onFailure) {
        return source.fanOut(onFailure);
    }

    /**
     * What became of the tasks.
     *
     * @return a snapshot that adds up
     */
    public PoolStats stats() {
        return core.stats();
    }

    /**
     * Waits for a moment at which no task is queued and none runs. Tasks may be submitted meanwhile, and are waited for too. Failures are
     * not thrown here: each {@link Task} tells its own.
     *
     * @throws InterruptedException if the caller is interrupted
     * @throws IllegalStateException if the caller is a task of this pool
     */
    public void await() throws InterruptedException {
        PoolCloser.requireOutside(List.of(core));
        core.closing().awaitQuiet();
    }

    @Override
    public void shutdown() {
        core.shutdown();
    }

    /**
     * Takes no more tasks, cancels those that wait, and cancels and interrupts those that run.
     *
     * @return the bodies of the tasks that never started; running one runs that body, while its {@link Task} stays cancelled
     */
    @Override
    public List<Runnable> shutdownNow() {
        core.shutdown();
        return PoolCloser.dropAll(core);
    }

    @Override
    public boolean isShutdown() {
        return core.closing().isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return core.closing().isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return core.closing().awaitTermination(unit.toNanos(timeout));
    }

    /**
     * Takes no more tasks, waits until those there are have ended, and ends the threads. Failures that nobody observed go to the
     * uncaught-exception handler of the calling thread. If the caller is interrupted meanwhile, what is left is
     * cancelled, and it is marked as interrupted again in the end. Closing again does nothing.
     *
     * @throws IllegalStateException if the caller is a task of this pool; it takes no more tasks then
     */
    @Override
    public void close() {
        PoolCloser.close(List.of(core));
        failures.report();
    }

    /**
     * Takes no more tasks and waits until those there are have ended, at most so long; then cancels the others and interrupts those
     * that run. Failures that nobody observed go to the uncaught-exception handler of the calling thread. An interrupt ends the wait.
     *
     * @param timeout for how long; zero or negative means not to wait
     * @return the tasks that were dropped: they wait no more, or were interrupted
     * @throws IllegalStateException if the caller is a task of this pool; it takes no more tasks then
     */
    public List<Task<?>> close(Duration timeout) {
        List<Task<?>> dropped = PoolCloser.close(List.of(core), Durations.toNanos(timeout));
        failures.report();
        return dropped;
    }
}
