package dev.lockkeeper.runtime;

import dev.lockkeeper.OnFailure;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Makes the tasks of one owner and hands them to its pool. */
final class TaskSource {
    private final TaskOwner owner;
    private final TaskPool pool;

    TaskSource(TaskOwner owner, TaskPool pool) {
        this.owner = owner;
        this.pool = pool;
    }

    <T extends @Nullable Object> Task<T> submit(Callable<? extends T> body) {
        Task<T> task = newTask(body);
        pool.submit(task);
        return task;
    }

    /** The arguments are kept only if the pool is an engine's: a pool of this JVM needs no more than the body. */
    <T extends @Nullable Object> Task<T> submit(Callable<? extends T> body, @Nullable Object[] arguments) {
        return submit(pool instanceof PoolCore ? body : new DescribedBody<T>(body, DescribedBody.listOf(arguments)));
    }

    <T extends @Nullable Object> Task<T> submit(
            Context parent, ContextCallable<? extends T> body, @Nullable Object[] arguments) {
        List<@Nullable Object> kept = pool instanceof PoolCore ? List.of() : DescribedBody.listOf(arguments);
        ContextBody<T> withContext = new ContextBody<>(parent, body, kept);
        Task<T> task = submit(withContext);
        withContext.bind();
        return task;
    }

    <T extends @Nullable Object> Task<T> newTask(Callable<? extends T> body) {
        return Task.of(owner, Objects.requireNonNull(body, "body"));
    }

    /** Hands over as many as there is room for, from the given one on; waits if there is none. */
    int submit(List<? extends Task<?>> tasks, int from, Batch batch) throws InterruptedException {
        return pool.submit(tasks, from, batch);
    }

    /** Wakes batches that wait for room, so that they see whether they are stopped. */
    void wakeBatches() {
        pool.wakeBatches();
    }

    FanOut fanOut(OnFailure onFailure) {
        return new FanOut(owner, pool, onFailure, Context.background(), null);
    }
}
