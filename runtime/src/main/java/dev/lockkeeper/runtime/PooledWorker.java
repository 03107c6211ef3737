package dev.lockkeeper.runtime;

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

    PooledWorker(WorkerLedger ledger) {
        this.ledger = ledger;
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
        Task<R> task = new Task<>(ledger, ledger.pool().intake(), Objects.requireNonNull(body, "body"));
        submit(task);
        return task;
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
        ContextBody<R> withContext = new ContextBody<>(parent, body);
        Task<R> task = new Task<>(ledger, ledger.pool().intake(), withContext);
        withContext.belongTo(task);
        submit(task);
        withContext.bind();
        return task;
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

    private void submit(Task<R> task) {
        ledger.submit(1);
        boolean taken = false;
        try {
            ledger.pool().submit(task);
            taken = true;
        } finally {
            if (!taken) {
                ledger.finish(1);
            }
        }
    }

    WorkerLedger ledger() {
        return ledger;
    }
}
