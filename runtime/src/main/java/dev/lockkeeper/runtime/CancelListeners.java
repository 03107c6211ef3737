package dev.lockkeeper.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What wants to hear of one context's cancellation: a doubly linked list, so that leaving it needs no search.
 *
 * <p>Memory effects: registering before, and hearing after the cancellation are ordered by the lock.
 */
final class CancelListeners {
    private final ReentrantLock lock = new ReentrantLock();
    private final Listener ring = new Listener(() -> {});
    private boolean fired;

    CancelListeners() {
        ring.next = ring;
        ring.previous = ring;
    }

    /**
     * Calls the listener in the thread that cancels, once the context is cancelled, or in the current one if it is already. For short work
     * of the library's own; foreign contexts call it in a thread of its own.
     */
    static Context.Registration listen(Context context, Runnable listener) {
        Context source = ValueContext.sourceOf(context);
        return source instanceof CancellableContext cancellable
                ? cancellable.listeners().add(listener)
                : source.onCancel(listener);
    }

    /** The registration of an action that never runs, as nothing cancels its context; it can be stopped once, like any other. */
    static Context.Registration never(Runnable action) {
        Objects.requireNonNull(action, "action");
        AtomicBoolean stopped = new AtomicBoolean();
        return () -> stopped.compareAndSet(false, true);
    }

    Context.Registration add(Runnable action) {
        Listener listener = new Listener(Objects.requireNonNull(action, "action"));
        lock.lock();
        try {
            if (!fired) {
                listener.insertBefore(ring);
                return listener;
            }
        } finally {
            lock.unlock();
        }
        action.run();
        return listener;
    }

    /** How many wait. */
    int size() {
        lock.lock();
        try {
            int size = 0;
            for (Listener each = ring.next; each != ring; each = each.next) {
                size++;
            }
            return size;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The context was cancelled: cancels its children, and theirs, and then calls whoever else waited for it, there and here, in the order
     * in which they came. Without a lock.
     */
    void fire() {
        call(takeAll());
    }

    /** Cancels the children of the context, which was cancelled, and theirs, however deep they are; returns whoever is to be called. */
    List<Runnable> takeAll() {
        List<Runnable> due = new ArrayList<>();
        Queue<CancelListeners> below = new ArrayDeque<>(0); // mostly there are none
        for (CancelListeners each = this; each != null; each = below.poll()) {
            for (Runnable action : each.take()) {
                if (!(action instanceof Descent descent)) {
                    due.add(action);
                } else if (descent.child().decideWithParent()) {
                    below.add(descent.child().listeners());
                }
            }
        }
        return due;
    }

    static void call(List<Runnable> actions) {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (Throwable failure) {
                UncaughtFailures.report(failure);
            }
        }
    }

    private List<Runnable> take() {
        List<Runnable> taken = new ArrayList<>();
        lock.lock();
        try {
            fired = true;
            while (ring.next != ring) {
                taken.add(ring.next.action);
                ring.next.remove();
            }
        } finally {
            lock.unlock();
        }
        return taken;
    }

    /**
     * Cancels a context with its parent.
     *
     * @param child the context
     */
    record Descent(CancellableContext child) implements Runnable {
        @Override
        public void run() {
            child.cancelWithParent();
        }
    }

    /** A place in the list; links to itself, in effect, once it has left. */
    private final class Listener implements Context.Registration {
        private final Runnable action;
        private Listener next = this;
        private Listener previous = this;

        Listener(Runnable action) {
            this.action = action;
        }

        @Override
        public boolean stop() {
            lock.lock();
            try {
                return remove();
            } finally {
                lock.unlock();
            }
        }

        private void insertBefore(Listener successor) {
            next = successor;
            previous = successor.previous;
            previous.next = this;
            successor.previous = this;
        }

        private boolean remove() {
            if (next == this) {
                return false;
            }
            previous.next = next;
            next.previous = previous;
            next = this;
            previous = this;
            return true;
        }
    }
}
