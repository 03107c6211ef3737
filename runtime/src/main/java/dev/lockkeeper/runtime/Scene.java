package dev.lockkeeper.runtime;

import java.lang.Thread.State;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the {@link Watchdog} sees of the program when it looks once.
 *
 * @param tasks the tasks that have not ended
 * @param waiting the threads that wait in operations of this library, and do nothing else there
 */
record Scene(Set<LiveTask> tasks, List<WaitingThread> waiting) {
    static Scene now() {
        Set<LiveTask> tasks = Set.copyOf(LiveTasks.all());
        List<WaitingThread> waiting = tasks.isEmpty()
                ? List.of() // nobody to speak of, and no need to look for more
                : WaitingThread.all().stream().filter(Scene::isParked).toList();
        return new Scene(tasks, waiting);
    }

    /** Whoever waits for a task may run other code meanwhile that the JDK gives it to do. */
    private static boolean isParked(WaitingThread waiting) {
        State state = waiting.thread().getState();
        return state == State.WAITING || state == State.TIMED_WAITING;
    }

    /** The threads that run a task. */
    Set<Thread> runners() {
        return tasks.stream().flatMap(task -> task.findThread().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether somebody beside the tasks that run may go on and wake one of them: a task that was started and does not run yet, a worker that is on
     * its way to the next, what is due at the timer, or a thread of the program. Also whether anything has happened while all these were asked.
     */
    boolean isWakerLeft() {
        return tasks.stream().anyMatch(task -> task.findThread().isEmpty())
                || LiveTasks.isAnyWorkerComing()
                || SharedTimer.pending() > 0
                || ForeignThreads.canGoOn(asleep())
                || hasChangedUntil(now());
    }

    private Set<Thread> asleep() {
        return waiting.stream()
                .filter(each -> !each.isLimited())
                .map(WaitingThread::thread)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean hasChangedUntil(Scene later) {
        Map<Thread, Long> since = later.sinceWhen();
        return !tasks.equals(later.tasks)
                || waiting.stream().anyMatch(each -> !Long.valueOf(each.since()).equals(since.get(each.thread())));
    }

    private Map<Thread, Long> sinceWhen() {
        return waiting.stream().collect(Collectors.toMap(WaitingThread::thread, WaitingThread::since));
    }
}
