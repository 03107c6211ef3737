package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a worker took from the queue together, so that it need not come to the pool's lock for each of them. Its thread claims
 * them one after the other; whoever holds the lock may take back those that are not claimed yet.
 *
 * <p>Both agree by compare-and-set on one index: the tasks before it are claimed, those from it on are not. All else is
 * guarded by the pool's lock, but for two plain reads: the thread reads its size and its tasks without the lock, which it wrote itself;
 * a size that was set to zero meanwhile comes with an index that is past the end.
 */
final class Hand {
    static final int MOST = 64;

    private static final VarHandle CLAIMED = FieldHandle.of(MethodHandles.lookup(), "claimed", int.class);

    private final @Nullable Task<?>[] tasks = new Task<?>[MOST];
    private int size;

    /** How many were claimed; {@link #MOST} once they were taken back. */
    private volatile int claimed = MOST;

    /** Claims the next task; null if none is left. Only by the thread itself. */
    @Nullable
    Task<?> claim() {
        int index = claimed;
        if (index >= size) {
            return null;
        }
        Task<?> task = tasks[index]; // before the claim: whoever takes tasks back after it clears the place
        if (!CLAIMED.compareAndSet(this, index, index + 1)) {
            return null;
        }
        if (index > 0) {
            tasks[index - 1] = null; // has ended, and nobody looks at it any more
        }
        return task;
    }

    /** Takes so many tasks from the queue. Under the pool's lock, by the thread itself, with empty hands. */
    void take(TaskQueue queue, int count, Thread thread) {
        int taken = 0;
        for (Task<?> task = queue.poll(); task != null; task = taken < count ? queue.poll() : null) {
            task.setHolder(thread);
            tasks[taken++] = task;
        }
        size = taken;
        claimed = 0;
    }

    /** How many tasks it took; 0 once they were taken back. Under the pool's lock. */
    int size() {
        return size;
    }

    /** How many tasks are not claimed: now, and fewer soon. Under the pool's lock. */
    int left() {
        return Math.max(0, size - claimed);
    }

    /** Gives those that are not claimed back to the queue, before all others, and tells of those that were. Under the pool's lock. */
    void giveBack(TaskQueue queue, Tally tally) {
        int end = Math.min((int) CLAIMED.getAndSet(this, MOST), size);
        for (int i = size - 1; i >= end; i--) {
            Task<?> task = Objects.requireNonNull(tasks[i]);
            task.setHolder(null);
            queue.addFirst(task);
            tasks[i] = null;
        }
        if (end > 0) {
            tally.claimed(end, Objects.requireNonNull(tasks[end - 1]));
            tasks[end - 1] = null;
        }
        size = 0;
    }
}
