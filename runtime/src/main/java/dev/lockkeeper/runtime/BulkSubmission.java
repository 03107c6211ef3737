package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Several tasks that a caller hands to a pool at once. If that fails half-way, those that were taken are cancelled. */
final class BulkSubmission<T extends @Nullable Object> implements Batch {
    private final TaskSource source;
    private final long nanos;
    private final long begin = System.nanoTime();
    private final List<Task<T>> tasks;
    private int taken;

    BulkSubmission(TaskSource source, Collection<? extends Callable<? extends T>> bodies, long nanos) {
        this.source = source;
        this.nanos = Math.max(0, nanos); // so that no subtraction overflows
        this.tasks = new ArrayList<>(bodies.size());
        bodies.forEach(body -> tasks.add(source.newTask(body)));
    }

    /** Hands over all, waiting for room where needed. */
    List<Task<T>> submit() throws InterruptedException {
        try {
            submitInTime();
        } finally {
            if (taken < tasks.size()) {
                cancelAll();
            }
        }
        return tasks;
    }

    /** Hands over all and waits until they are done; when the time is up, cancels the rest. */
    List<Task<T>> invoke() throws InterruptedException {
        try {
            submitInTime();
            for (Task<T> task : tasks.subList(0, taken)) {
                task.awaitDone(nanosLeft());
            }
        } finally {
            cancelAll();
        }
        return tasks;
    }

    @Override
    public boolean isStopped() {
        return false;
    }

    @Override
    public long nanosLeft() {
        return nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - begin);
    }

    private void submitInTime() throws InterruptedException {
        while (taken < tasks.size() && nanosLeft() > 0) {
            taken += source.submit(tasks, taken, this);
        }
    }

    /** Those that are done are not touched by it. */
    private void cancelAll() {
        Cancelling.cancelAll(tasks.subList(0, taken), true);
        tasks.subList(taken, tasks.size()).forEach(Task::cancelUnsubmitted);
    }
}
