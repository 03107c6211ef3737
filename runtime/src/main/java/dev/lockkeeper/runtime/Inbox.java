package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What is submitted to a pool without its lock, by one compare-and-set: a page with a place for each task. Whoever holds the lock
 * moves the tasks to the queue, in the order of their places, before it looks at that.
 *
 * <p>It is open only while a worker is sure to come and look before it rests. It is shut by a mark in its first free place: either
 * the mark comes first, and the submitter has to take the lock, or the task, and whoever shuts it finds that. So no task is overlooked,
 * and the places need no fence beside the compare-and-set.
 *
 * <p>Memory effects: what a thread did before {@code offer} took its task happens-before that task is in the queue. {@code offer} is for
 * all; everything else is guarded by the pool's lock.
 */
final class Inbox {
    /** How many tasks it takes between two visits of whoever holds the lock. */
    static final int PLACES = 64;

    /** In a place whose task is in the queue: the page must not keep tasks from being collected. */
    private static final Object MOVED = new Object();

    /** In the first free place of a page that is shut. */
    private static final Object SHUT = new Object();

    private volatile Page page = new Page(0);

    /** The first place whose task is not in the queue. */
    private int next;

    private boolean open;

    /** Takes the task, unless the inbox is full or shut. */
    boolean offer(Task<?> task) {
        return page.offer(task);
    }

    /** Lets tasks in again, as many as are left of its places. */
    void open() {
        if (open) {
            return;
        }
        open = true;
        if (next == page.places.length()) {
            next = 0;
            page = new Page(PLACES);
        } else {
            page.places.set(next, null);
        }
    }

    /**
     * Moves the tasks to the queue.
     *
     * @return how many
     */
    int moveTo(TaskQueue queue) {
        int first = next;
        Page current = page;
        while (next < current.places.length() && current.places.getAcquire(next) instanceof Task<?> task) {
            queue.add(task);
            task.owner().taken();
            current.places.setPlain(next++, MOVED);
        }
        return next - first;
    }

    /**
     * Moves the tasks to the queue, and lets no more in.
     *
     * @return how many there were
     */
    int shut(TaskQueue queue) {
        int moved = moveTo(queue);
        while (open && next < page.places.length() && !page.places.compareAndSet(next, null, SHUT)) {
            moved += moveTo(queue);
        }
        open = false;
        return moved;
    }

    private static final class Page {
        private static final VarHandle FREE = FieldHandle.of(MethodHandles.lookup(), "free", int.class);

        final AtomicReferenceArray<Object> places;

        /**
         * A place before which none is free. Who reads it sees those before it taken, by release and acquire. A submitter that is late
         * may set it back, which costs the next one some steps.
         */
        @SuppressWarnings("unused") // by its handle
        private int free;

        Page(int places) {
            this.places = new AtomicReferenceArray<>(places);
        }

        boolean offer(Task<?> task) {
            int place = (int) FREE.getAcquire(this);
            while (place < places.length()) {
                Object found = places.getAcquire(place);
                if (found == SHUT) {
                    return false;
                }
                if (found == null && places.compareAndSet(place, null, task)) {
                    FREE.setRelease(this, place + 1);
                    return true;
                }
                place += found == null ? 0 : 1;
            }
            return false;
        }
    }
}
