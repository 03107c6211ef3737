package dev.lockkeeper.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A task of a {@link TaskGroup}: what its thread runs, and its place in the {@link ForkList}. */
final class Fork implements Runnable {
    /** Null for what ends a list. */
    private final @Nullable Task<?> task;

    private @Nullable Fork previous;
    private int number;

    private Fork(@Nullable Task<?> task) {
        this.task = task;
    }

    static Fork of(Task<?> task) {
        return new Fork(task);
    }

    /** What stands behind the last of a list that is closed. */
    static Fork end(@Nullable Fork last) {
        Fork end = new Fork(null);
        end.previous = last;
        end.number = numberOf(last);
        return end;
    }

    /** How many there are up to that one; none up to null. */
    static int numberOf(@Nullable Fork fork) {
        return fork == null ? 0 : fork.number;
    }

    /** Takes its place behind that one. Before it is in the list. */
    void follow(@Nullable Fork newest) {
        previous = newest;
        number = numberOf(newest) + 1;
    }

    boolean isEnd() {
        return task == null;
    }

    Task<?> task() {
        return Objects.requireNonNull(task);
    }

    @Nullable
    Fork previous() {
        return previous;
    }

    /** Runs the task in the current thread, unless it was cancelled before. */
    @Override
    public void run() {
        Task<?> own = task();
        if (own.start(Thread.currentThread())) {
            own.run(null);
            own.owner().ended(1);
        }
    }
}
