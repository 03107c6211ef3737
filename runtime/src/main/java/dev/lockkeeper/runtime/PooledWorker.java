package dev.lockkeeper.runtime;

import dev.lockkeeper.OnFailure;
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
     * Hands work to the pool that wants a context: one that is cancelled with the task, and when the work is over.
     *
     * @param body the work; what it throws is the failure of the task
     * @return the task
     * @throws RejectedExecutionException as for {@link #submit(Callable)}
     */
    public Task<R> submit(ContextCallable<? extends R> body) {
        return submit(Context.background(), body);
    }

    /**
     * Hands work to the pool that runs under a context: it is cancelled, and its thread interrupted, with it.
     *
     * @param parent the context
     * @param body the work; it is given a child of the context, which is cancelled with the task too
     * @return the task
     * @throws RejectedExecutionException as for {@link #submit(Callable)}
     */
    public Task<R> submit(Context parent, ContextCallable<? extends R> body) {
        return source.submit(parent, body);
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
