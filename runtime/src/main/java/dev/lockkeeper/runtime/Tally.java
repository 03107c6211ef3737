package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What one thread made of the tasks that it took from a pool.
 *
 * <p>{@code taken} and {@code current} are guarded by the pool's lock. The outcomes are written by that thread alone, without
 * the lock; since it takes no further task while somebody else holds the lock and has taken back its {@link Hand}, whoever does so
 * sees {@code taken} be equal to the sum of the outcomes, or one more: the task that runs. So a snapshot then always adds up.
 */
final class Tally {
    private static final VarHandle COMPLETED = FieldHandle.of(MethodHandles.lookup(), "completed", long.class);
    private static final VarHandle FAILED = FieldHandle.of(MethodHandles.lookup(), "failed", long.class);
    private static final VarHandle CANCELLED = FieldHandle.of(MethodHandles.lookup(), "cancelled", long.class);

    private final Thread thread;
    private long taken;
    private @Nullable Task<?> current;
    private long completed;
    private long failed;
    private long cancelled;

    Tally(Thread thread) {
        this.thread = thread;
    }

    Thread thread() {
        return thread;
    }

    /** The thread takes the task and runs it next. Under the pool's lock. */
    void start(Task<?> task) {
        task.start(thread);
        taken++;
        current = task;
    }

    /** The thread has claimed so many tasks since anybody counted, and may be about to run the last. Under the pool's lock. */
    void claimed(int tasks, Task<?> last) {
        taken += tasks;
        current = last;
    }

    /** Forgets the task that was run last. Under the pool's lock. */
    void forget() {
        current = null;
    }

    /** The task that runs, or the one that ran last. Under the pool's lock. */
    @Nullable
    Task<?> current() {
        return current;
    }

    /** Counts the outcome of a task if anybody wants that. Only by the thread itself. */
    static void count(@Nullable Tally tally, TaskStage outcome) {
        if (tally != null) {
            tally.count(outcome);
        }
    }

    private void count(TaskStage outcome) {
        switch (outcome) {
            case COMPLETED -> COMPLETED.setRelease(this, completed + 1);
            case FAILED -> FAILED.setRelease(this, failed + 1);
            case CANCELLED -> CANCELLED.setRelease(this, cancelled + 1);
            default -> throw new AssertionError("a task cannot end as " + outcome);
        }
    }

    /** How many it took and did not end yet: 0 or 1. Under the pool's lock. */
    long active() {
        return taken - completed() - failed() - cancelled();
    }

    long completed() {
        return (long) COMPLETED.getAcquire(this);
    }

    long failed() {
        return (long) FAILED.getAcquire(this);
    }

    long cancelled() {
        return (long) CANCELLED.getAcquire(this);
    }

    /** A snapshot, so that several questions get answers that fit together. Under the pool's lock. */
    Tally copy() {
        Tally copy = new Tally(thread);
        copy.completed = completed();
        copy.failed = failed();
        copy.cancelled = cancelled();
        copy.taken = taken;
        return copy;
    }
}
