package dev.lockkeeper.runtime;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The tasks of this library that were started and have not ended. Only kept while the {@link Watchdog} or a {@link LeakCheck} wants to know. */
final class LiveTasks {
    private static final Set<LiveTask> TASKS = ConcurrentHashMap.newKeySet();

    private LiveTasks() {}

    static boolean areKept() {
        return Watchdog.isOn() || LeakCheck.isAnyOpen();
    }

    /** The body, known until it has ended if anybody wants to know. The caller is about to start it. */
    static Runnable watched(Runnable body) {
        if (!areKept()) {
            return body;
        }
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

    /** The threads that run a task now. */
    static Set<Thread> threads() {
        return TASKS.stream().flatMap(task -> task.findThread().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
