package dev.lockkeeper.runtime;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The waiting tasks of a pool in the order of submission: a list of short arrays. Guarded by the pool's lock.
 *
 * <p>One long array would soon live among the collector's old objects, where to store a reference costs more than all else here.
 *
 * <p>A task that is withdrawn keeps its place as a gap, so that cancelling costs no search; gaps are passed over when their turn comes,
 * and closed when more than half of a queue that has to grow is gaps.
 */
final class TaskQueue {
    private Segment first = new Segment();
    private Segment last = first;

    /** Where the first place is in the first segment, and where the next one will be in the last. */
    private int head;

    private int end;
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
        if (end == Segment.LENGTH) {
            grow();
        }
        last.tasks[end++] = task;
        places++;
    }

    /** Puts a task before all others. */
    void addFirst(Task<?> task) {
        if (head == 0) {
            Segment before = new Segment();
            before.next = first;
            first = before;
            head = Segment.LENGTH;
        }
        first.tasks[--head] = task;
        places++;
    }

    /** Takes the task that waits longest. */
    @Nullable
    Task<?> poll() {
        while (places > 0) {
            Task<?> task = remove();
            if (task.stage() == TaskStage.WAITING) {
                return task;
            }
            gaps--;
        }
        return null;
    }

    /** Says that a task of the queue does not wait any more. */
    void withdrawn() {
        gaps++;
    }

    void forEach(Consumer<Task<?>> action) {
        int from = head;
        for (Segment segment = first; segment != null; segment = segment.next) {
            int to = segment == last ? end : Segment.LENGTH;
            for (int i = from; i < to; i++) {
                Task<?> task = Objects.requireNonNull(segment.tasks[i]);
                if (task.stage() == TaskStage.WAITING) {
                    action.accept(task);
                }
            }
            from = 0;
        }
    }

    private Task<?> remove() {
        if (head == Segment.LENGTH) {
            Segment next = Objects.requireNonNull(first.next);
            first.next = null; // an old segment that is garbage must not keep those after it from being collected
            first = next;
            head = 0;
        }
        Task<?> task = Objects.requireNonNull(first.tasks[head]);
        first.tasks[head++] = null;
        places--;
        if (places == 0) {
            first = last;
            head = 0;
            end = 0;
        }
        return task;
    }

    private void grow() {
        if (gaps > places / 2) {
            closeGaps();
        }
        if (end == Segment.LENGTH) {
            Segment next = new Segment();
            last.next = next;
            last = next;
            end = 0;
        }
    }

    private void closeGaps() {
        TaskQueue kept = new TaskQueue();
        forEach(kept::add);
        first = kept.first;
        last = kept.last;
        head = kept.head;
        end = kept.end;
        places = kept.places;
        gaps = 0;
    }

    private static final class Segment {
        static final int LENGTH = 64;

        final @Nullable Task<?>[] tasks = new Task<?>[LENGTH];

        @Nullable
        Segment next;
    }
}
