package dev.lockkeeper.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads that run a task of this library now. Only kept while the {@link Watchdog} is on. */
final class LiveTasks {
    private static final Set<Thread> THREADS = ConcurrentHashMap.newKeySet();

    private LiveTasks() {}

    /** The body, watched while it runs if anybody watches. */
    static Runnable watched(Runnable body) {
        return Watchdog.isOn() ? () -> run(body) : body;
    }

    private static void run(Runnable body) {
        Thread thread = Thread.currentThread();
        boolean isOutermost = THREADS.add(thread);
        try {
            body.run();
        } finally {
            if (isOutermost) {
                THREADS.remove(thread);
            }
        }
    }

    static Set<Thread> all() {
        return Set.copyOf(THREADS);
    }
}
