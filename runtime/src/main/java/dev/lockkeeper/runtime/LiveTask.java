package dev.lockkeeper.runtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task of this library whose end {@link LiveTasks} wants to know. */
final class LiveTask implements Runnable {
    private final Runnable body;

    /** {@code " at "} and a line of the program, or nothing if that is not known. */
    private final String start;

    private volatile @Nullable Thread thread;

    LiveTask(Runnable body, String start) {
        this.body = body;
        this.start = start;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            body.run();
        } finally {
            LiveTasks.ended(this);
        }
    }

    /** The thread that runs it, once one does. */
    Optional<Thread> findThread() {
        return Optional.ofNullable(thread);
    }

    /** What is to be said of it while its thread runs, and waits in no operation of this library. */
    String describe() {
        Thread runner = thread;
        if (runner == null) {
            return "a task, started" + start + ", is about to run";
        }
        String now = CallSite.find(runner.getStackTrace())
                .map(frame -> "\n    runs now at " + frame)
                .orElse("");
        return WaitingThread.name(runner) + " runs a task" + startedAt() + now;
    }

    /** Where it was started, as it follows what is said of its thread. */
    String startedAt() {
        return start.isEmpty() ? "" : ", started" + start;
    }
}
