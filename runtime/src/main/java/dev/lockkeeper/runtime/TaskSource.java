package dev.lockkeeper.runtime;

import dev.lockkeeper.OnFailure;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Makes the tasks of one owner and hands them to its pool. */
final class TaskSource {
    private final TaskOwner owner;
    private final PoolCore pool;

    TaskSource(TaskOwner owner, PoolCore pool) {
        this.owner = owner;
        this.pool = pool;
    }

    <T extends @Nullable Object> Task<T> submit(Callable<? extends T> body) {
        Task<T> task = new Task<>(owner, pool.intake(), Objects.requireNonNull(body, "body"));
        submit(task);
        return task;
    }

    <T extends @Nullable Object> Task<T> submit(Context parent, ContextCallable<? extends T> body) {
        ContextBody<T> withContext = new ContextBody<>(parent, body);
        Task<T> task = new Task<>(owner, pool.intake(), withContext);
        submit(task);
        withContext.bind();
        return task;
    }

    FanOut fanOut(OnFailure onFailure) {
        return new FanOut(owner, pool, onFailure, Context.background(), null);
    }

    private void submit(Task<?> task) {
        owner.begun();
        boolean taken = false;
        try {
            pool.submit(task);
            taken = true;
        } finally {
            if (!taken) {
                owner.ended();
            }
        }
    }
}
