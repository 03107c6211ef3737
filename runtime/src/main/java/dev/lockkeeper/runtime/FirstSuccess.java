package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Several ways to one result: the first that succeeds wins, and the others are cancelled. */
final class FirstSuccess<T extends @Nullable Object> {
    private final TaskSource source;
    private final List<Task<T>> tasks = new ArrayList<>();
    private final LinkedBlockingQueue<Task<T>> done = new LinkedBlockingQueue<>();

    FirstSuccess(TaskSource source) {
        this.source = source;
    }

    T invoke(Collection<? extends Callable<T>> bodies, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (bodies.isEmpty()) {
            throw new IllegalArgumentException("invokeAny needs at least one task.");
        }
        long begin = System.nanoTime();
        try {
            submitAll(bodies);
            return awaitSuccess(begin, nanos);
        } finally {
            Cancelling.cancelAll(tasks, true);
        }
    }

    private void submitAll(Collection<? extends Callable<T>> bodies) throws InterruptedException {
        try {
            for (Callable<T> body : bodies) {
                Task<T> task = source.submit(body);
                tasks.add(task);
                var unused = task.whenComplete((result, failure) -> done.add(task));
            }
        } catch (RejectedExecutionException rejected) {
            if (rejected.getCause() instanceof InterruptedException interrupt && Thread.interrupted()) {
                throw interrupt;
            }
            throw rejected;
        }
    }

    private T awaitSuccess(long begin, long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        ExecutionException last = null;
        for (int i = 0; i < tasks.size(); i++) {
            Task<T> next = done.poll(nanos - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new TimeoutException("invokeAny: no task succeeded in time.");
            }
            if (!next.isCompletedExceptionally()) {
                return next.join();
            }
            last = new ExecutionException(next.failure());
        }
        throw last == null ? new ExecutionException(new CancelledException("invokeAny: no task ran.")) : last;
    }
}
