package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Several tasks, of which the first that succeeds gives the result; then no more are handed over, and the others are cancelled. */
final class FirstSuccess<T extends @Nullable Object> implements Batch {
    private final TaskSource source;
    private final long nanos;
    private final long begin = System.nanoTime();
    private final List<Task<T>> tasks = new ArrayList<>();
    private final BlockingQueue<Task<T>> done = new LinkedBlockingQueue<>();
    private int taken;
    private volatile boolean hasSucceeded;

    FirstSuccess(TaskSource source, Collection<? extends Callable<T>> bodies, long nanos) {
        this.source = source;
        this.nanos = Math.max(0, nanos); // so that no subtraction overflows
        bodies.forEach(body -> tasks.add(source.newTask(body)));
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("invokeAny needs at least one task.");
        }
    }

    T invoke() throws InterruptedException, ExecutionException, TimeoutException {
        for (Task<T> task : tasks) {
            var unused = task.whenComplete((result, failure) -> ended(task, failure == null));
        }
        try {
            while (taken < tasks.size() && !hasSucceeded && nanosLeft() > 0) {
                taken += source.submit(tasks, taken, this);
            }
            Wait wait = Wait.begin("the first success of invokeAny", "a task that succeeds", nanosLeft());
            try {
                return awaitSuccess();
            } finally {
                wait.end();
            }
        } finally {
            Cancelling.cancelAll(tasks.subList(0, taken), true);
            tasks.subList(taken, tasks.size()).forEach(Task::cancelUnsubmitted);
        }
    }

    @Override
    public boolean isStopped() {
        return hasSucceeded;
    }

    @Override
    public long nanosLeft() {
        return nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - begin);
    }

    private void ended(Task<T> task, boolean isSuccess) {
        done.add(task);
        if (isSuccess) {
            hasSucceeded = true;
            source.wakeBatches();
        }
    }

    private T awaitSuccess() throws InterruptedException, ExecutionException, TimeoutException {
        ExecutionException last = null;
        for (int i = 0; i < taken; i++) {
            Task<T> next = done.poll(nanosLeft(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw late();
            }
            if (!next.isCompletedExceptionally()) {
                return next.join();
            }
            last = new ExecutionException(next.failure());
        }
        if (last == null || taken < tasks.size()) {
            throw late();
        }
        throw last;
    }

    private static TimeoutException late() {
        return new TimeoutException("invokeAny: no task succeeded in time.");
    }
}
