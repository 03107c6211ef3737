package dev.lockkeeper.runtime;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The tasks of this library that were started and have not ended. Only kept while the {@link Watchdog} or a {@link LeakCheck} wants to know. */
final class LiveTasks {
    private static final Set<LiveTask> TASKS = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger COMING = new AtomicInteger();

    private LiveTasks() {}

    static boolean areKept() {
        return Watchdog.isOn() || LeakCheck.isAnyOpen();
    }

    /** Starts the body in a new thread; it is known until it has ended if anybody wants to know. */
    static void start(ThreadFactory threads, Runnable body) {
        if (!areKept()) {
            threads.newThread(body).start();
            return;
        }
        LiveTask task = watch(body);
        boolean started = false;
        try {
            threads.newThread(task).start();
            started = true;
        } finally {
            if (!started) {
                ended(task);
            }
        }
    }

    /** Runs a task of a pool in the current thread, which claimed it; it is known meanwhile if anybody wants to know. */
    static void run(Task<?> task, Tally tally) {
        if (areKept()) {
            watch(() -> task.run(tally)).run();
        } else {
            task.run(tally);
        }
    }

    /** The body, known until it has ended. The caller is about to start it. */
    static LiveTask watch(Runnable body) {
        LiveTask task = new LiveTask(body, LeakCheck.isAnyOpen() ? CallSite.here() : "");
        TASKS.add(task);
        return task;
    }

    static void ended(LiveTask task) {
        TASKS.remove(task);
    }

    static List<LiveTask> all() {
        return List.copyOf(TASKS);
    }

    /** Workers of pools have been called and have not come yet, or wait until the next task may start: so many more than before. */
    static void countComing(int workers) {
        COMING.addAndGet(workers);
    }

    /** Whether a worker of a pool will look for tasks without being called. Only known while the {@link Watchdog} wants to know. */
    static boolean isAnyWorkerComing() {
        return COMING.get() > 0;
    }
}
