package dev.lockkeeper.runtime;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A wait that stands in no channel's queue, noted for {@link Diagnostics} while it lasts.
 *
 * <p>To be ended by the thread that began it, in a {@code finally}. Waits may be nested: the inner one counts.
 */
final class Wait {
    /** Of an operation that need not wait, or stands in a queue. */
    static final Wait NONE = new Wait("nothing", "nobody", true, null);

    private static final Map<Thread, Wait> CURRENT = new ConcurrentHashMap<>();

    private final Object what;
    private final String waker;
    private final boolean isLimited;
    private final long since = System.nanoTime();
    private final @Nullable Wait outer;

    private Wait(Object what, String waker, boolean isLimited, @Nullable Wait outer) {
        this.what = what;
        this.waker = waker;
        this.isLimited = isLimited;
        this.outer = outer;
    }

    /**
     * Notes that the current thread waits.
     *
     * @param what for what; it is only turned to text when somebody asks
     * @param waker who could end the wait
     * @param nanos how long at most, {@link Parking#FOREVER} being without limit
     */
    static Wait begin(Object what, String waker, long nanos) {
        Thread thread = Thread.currentThread();
        Wait wait = new Wait(what, waker, nanos != Parking.FOREVER, CURRENT.get(thread));
        CURRENT.put(thread, wait);
        return wait;
    }

    /** As {@link #begin(Object, String, long)}, for a wait that ends with a context, too. */
    static Wait begin(Object what, String waker, Context context, long nanos) {
        boolean isEndless = context == Context.background();
        return begin(what, isEndless ? waker : waker + ", or the cancellation of its context", nanos);
    }

    void end() {
        if (this == NONE) {
            return;
        }
        if (outer == null) {
            CURRENT.remove(Thread.currentThread());
        } else {
            CURRENT.put(Thread.currentThread(), outer);
        }
    }

    static void collectInto(Map<Thread, WaitingThread> waiting) {
        CURRENT.forEach((thread, wait) -> {
            if (!wait.isOver()) {
                waiting.put(thread, wait.of(thread));
            }
        });
    }

    /** Whoever waits for a future may run what is attached to it, when it is done. */
    private boolean isOver() {
        return what instanceof Future<?> future && future.isDone();
    }

    private WaitingThread of(Thread thread) {
        return new WaitingThread(thread, since, isLimited, List.of("for " + what), List.of(waker));
    }
}
