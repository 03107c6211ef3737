package dev.lockkeeper.runtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The waiting tasks of a pool in the order of submission: a ring that grows. Guarded by the pool's lock.
 *
 * <p>A task that is withdrawn keeps its place as a gap, so that cancelling costs no search; gaps are passed over when their turn comes,
 * and closed when the ring is full and more than half of it is gaps.
 */
final class TaskQueue {
    private static final int FIRST_LENGTH = 16;

    /** An empty ring that is longer than this is let go. */
    private static final int KEPT_LENGTH = 1024;

    private @Nullable Task<?>[] ring = new Task<?>[FIRST_LENGTH];
    private int head;
    private int places;
    private int gaps;

    /** The number of tasks that wait. */
    int size() {
        return places - gaps;
    }

    boolean isEmpty() {
        return places == gaps;
    }

    void add(Task<?> task) {
        if (places == ring.length) {
            rearrange(gaps > places / 2 ? ring.length : ring.length * 2);
        }
        ring[(head + places) & (ring.length - 1)] = task;
        places++;
    }

    /** Puts a task before all others. */
    void addFirst(Task<?> task) {
        if (places == ring.length) {
            rearrange(ring.length * 2);
        }
        head = (head - 1) & (ring.length - 1);
        ring[head] = task;
        places++;
    }

    /** Takes the task that waits longest. */
    @Nullable
    Task<?> poll() {
        while (places > 0) {
            Task<?> first = ring[head];
            ring[head] = null;
            head = (head + 1) & (ring.length - 1);
            places--;
            if (first != null && first.stage() == TaskStage.WAITING) {
                return first;
            }
            gaps--;
        }
        if (ring.length > KEPT_LENGTH) {
            ring = new Task<?>[FIRST_LENGTH];
            head = 0;
        }
        return null;
    }

    /** Says that a task of the queue does not wait any more. */
    void withdrawn() {
        gaps++;
    }

    void forEach(Consumer<Task<?>> action) {
        for (int i = 0; i < places; i++) {
            Task<?> task = ring[(head + i) & (ring.length - 1)];
            if (task != null && task.stage() == TaskStage.WAITING) {
                action.accept(task);
            }
        }
    }

    private void rearrange(int length) {
        @Nullable Task<?>[] next = new Task<?>[length];
        int[] kept = {0};
        forEach(task -> next[kept[0]++] = task);
        ring = next;
        head = 0;
        places = kept[0];
        gaps = 0;
    }
}
