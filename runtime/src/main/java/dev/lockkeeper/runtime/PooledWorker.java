package dev.lockkeeper.runtime;

import dev.lockkeeper.OnFailure;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One worker of an object, which runs its tasks on its pool. {@link WorkerSet#worker} makes it.
 *
 * <pre>{@code
 * PooledWorker<Image> render = workers.worker(WorkerSpec.builder("Renderer.render").workers(3).build());
 * Task<Image> task = render.submit(() -> draw(page));
 * }</pre>
 *
 * <p>Memory effects: what a thread did before {@code submit} happens-before the task, and what the task did happens-before the
 * return of {@link Task#get} and of every await that waited for it.
 *
 * @param <R> the type of the results
 */
public final class PooledWorker<R extends @Nullable Object> {
    private final WorkerLedger ledger;
    private final TaskSource source;

    PooledWorker(WorkerLedger ledger) {
        this.ledger = ledger;
        this.source = new TaskSource(ledger, ledger.pool());
    }

    /**
     * Hands work to the pool. If the pool is full, the overflow policy of the worker says what happens; to wait for
     * room is interruptible.
     *
     * @param body the work; what it throws is the failure of the task
     * @return the task
     * @throws RejectedExecutionException if the pool is closed, or is full and rejects; with an {@link InterruptedException} as its
     *     cause if the caller was interrupted while it waited for room, and is marked as interrupted again
     */
    public Task<R> submit(Callable<? extends R> body) {
        return source.submit(body);
    }

    /**
     * As {@link #submit(Callable)}, for generated classes: an engine that runs tasks elsewhere gets a description of the call.
     *
     * @param body the work
     * @param arguments what the worker's method is called with
     * @return the task
     */
    public Task<R> submit(Callable<? extends R> body, @Nullable Object... arguments) {
        return source.submit(body, arguments);
    }

    /**
     * Hands work to the pool that wants a context: one that is cancelled with the task, and when the work is over.
     *
     * @param body the work; what it throws is the failure of the task
     * @param arguments what the worker's method is called with beside the context, for engines that run tasks elsewhere
     * @return the task
     * @throws RejectedExecutionException as for {@link #submit(Callable)}
     */
    public Task<R> submit(ContextCallable<? extends R> body, @Nullable Object... arguments) {
        return source.submit(Context.background(), body, arguments);
    }

    /**
     * Hands work to the pool that runs under a context: it is cancelled, and its thread interrupted, with it.
     *
     * @param parent the context
     * @param body the work; it is given a child of the context, which is cancelled with the task too
     * @param arguments what the worker's method is called with beside the context, for engines that run tasks elsewhere
     * @return the task
     * @throws RejectedExecutionException as for {@link #submit(Callable)}
     * @throws CancelledException with the context's cause, if that is cancelled while the caller waits for room
     */
    public Task<R> submit(Context parent, ContextCallable<? extends R> body, @Nullable Object... arguments) {
        return source.submit(parent, body, arguments);
    }

    /**
     * Prepares to work on all items of a collection and to collect the results in their order.
     *
     * @param onFailure what a failing item does to the others
     * @return the operation, which may be configured further; it waits for, and cancels, its own tasks only
     */
    public FanOut fanOut(OnFailure onFailure) {
        return source.fanOut(onFailure);
    }

    /**
     * Works on everything that is received from a channel, and sends the results to another one in the order of what was received. The
     * pipe is flow-controlled: it receives ahead of its receiver by a few tasks for each worker, and where the pool would turn a
     * submission away because its queue is full, it waits for room, as a {@link FanOut} does.
     *
     * <p>Once the input is closed, the output is closed behind the last result. When the work on a value fails, or the input was closed
     * because of a failure, the output is closed with that failure behind the results of the values before. What was received later is
     * cancelled, and what comes after it is received and dropped, so that senders do not wait for ever.
     *
     * @param <P> the type of the values
     * @param input where values come from
     * @param work what to do with each; its result must not be null
     * @return where the results come out
     */
    public <P> ReceiveChannel<R> pipe(ReceiveChannel<P> input, WorkFunction<? super P, ? extends R> work) {
        Objects.requireNonNull(work, "work");
        return new PipeRun<P, R>(ledger, source, input, item -> new ItemBody<P, R>(work, item)).start();
    }

    /**
     * As {@link #pipe(ReceiveChannel, WorkFunction)}, for work that wants a context.
     *
     * @param <P> the type of the values
     * @param input where values come from
     * @param work what to do with each; its context is cancelled with the task, and when the work is over
     * @return where the results come out
     */
    public <P> ReceiveChannel<R> pipe(ReceiveChannel<P> input, ContextFunction<? super P, ? extends R> work) {
        Objects.requireNonNull(work, "work");
        Context none = Context.background();
        return new PipeRun<P, R>(
                        ledger,
                        source,
                        input,
                        item -> new ContextBody<>(none, context -> work.apply(context, item), List.of(item)))
                .start();
    }

    /**
     * What became of the tasks of this worker's pool, which may be shared with others.
     *
     * @return a snapshot that adds up
     */
    public PoolStats stats() {
        return ledger.pool().stats();
    }

    @Override
    public String toString() {
        return ledger.name();
    }

    WorkerLedger ledger() {
        return ledger;
    }
}
