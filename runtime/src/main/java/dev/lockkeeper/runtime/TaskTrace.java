package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The times of one task, kept only while the flight recorder wants events of tasks. Used by one thread after the other, as the
 * task itself is.
 */
final class TaskTrace {
    private final long created = System.nanoTime();
    private long started;
    private @Nullable TaskEvent event;

    static @Nullable TaskTrace begin() {
        return FlightRecording.wantsTasks() ? new TaskTrace() : null;
    }

    /** The body is about to run in the current thread. */
    static void started(@Nullable TaskTrace trace) {
        if (trace != null) {
            trace.event = new TaskEvent();
            trace.started = System.nanoTime();
            trace.event.begin();
        }
    }

    /** The task has ended; nobody has been told yet. */
    static void ended(@Nullable TaskTrace trace, TaskOwner owner, TaskStage outcome) {
        if (trace != null) {
            trace.commit(owner.name(), outcome);
        }
    }

    private void commit(String worker, TaskStage outcome) {
        long now = System.nanoTime();
        boolean hasRun = event != null;
        TaskEvent ended = event == null ? new TaskEvent() : event;
        ended.worker = worker;
        ended.queueTime = (hasRun ? started : now) - created;
        ended.runTime = hasRun ? now - started : 0;
        ended.outcome = outcome.name();
        ended.commit();
    }
}
