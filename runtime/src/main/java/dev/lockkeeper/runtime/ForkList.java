package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * All tasks of a {@link TaskGroup}, in the order in which they were forked. Who forks adds a task by one compare-and-set, and takes no
 * lock.
 *
 * <p>Memory effects: what a thread did before it added a task happens-before what another does that finds the task here.
 */
final class ForkList {
    /** References in a cache line, of 64 bytes. */
    private static final int LINE = 16;

    /** The newest, which leads to the others, in a cache line of its own: who forks does not slow down those whose tasks end. */
    private final AtomicReferenceArray<@Nullable Fork> newest = new AtomicReferenceArray<>(LINE + 1 + LINE);

    /** Adds it behind all others; false if the list is closed. */
    boolean add(Fork fork) {
        Fork before;
        do {
            before = newest.get(LINE);
            if (before != null && before.isEnd()) {
                return false;
            }
            fork.follow(before);
        } while (!newest.compareAndSet(LINE, before, fork));
        return true;
    }

    int size() {
        return Fork.numberOf(newest.get(LINE));
    }

    /** Lets no more in, if it holds so many; tells whether the list is closed. */
    boolean close(long size) {
        Fork last = newest.get(LINE);
        if (last != null && last.isEnd()) {
            return true;
        }
        return Fork.numberOf(last) == size && newest.compareAndSet(LINE, last, Fork.end(last));
    }

    List<Task<?>> tasks() {
        Fork last = last();
        Task<?>[] tasks = new Task<?>[Fork.numberOf(last)];
        for (Fork fork = last; fork != null; fork = fork.previous()) {
            tasks[Fork.numberOf(fork) - 1] = fork.task();
        }
        return Arrays.asList(tasks);
    }

    /** The results of all, which have ended; throws what the first of those throws that have none. One way through all tasks is enough. */
    List<@Nullable Object> results() {
        Fork last = last();
        @Nullable Object[] results = new @Nullable Object[Fork.numberOf(last)];
        Task<?> failed = null;
        for (Fork fork = last; fork != null; fork = fork.previous()) {
            Task<?> task = fork.task();
            if (task.isCompletedExceptionally()) {
                failed = task;
            } else {
                results[Fork.numberOf(fork) - 1] = task.join();
            }
        }
        if (failed != null) {
            failed.join();
        }
        return new ArrayList<>(Arrays.asList(results));
    }

    private @Nullable Fork last() {
        Fork last = newest.get(LINE);
        return last != null && last.isEnd() ? last.previous() : last;
    }
}
