package dev.lockkeeper.runtime;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one timer of the JVM: every time-out, deadline and tick of this library shares its daemon thread, which starts with
 * the first use. An entry that is cancelled is removed at once and leaves no trace.
 *
 * <p>Actions run on that thread one after the other, so they must be short and never block or call foreign code: what
 * does is started by them in a thread of its own.
 */
final class SharedTimer {
    /** The name of its thread. */
    static final String THREAD = "lockkeeper-timer";

    private static final ScheduledThreadPoolExecutor TIMER = start();

    private SharedTimer() {}

    /**
     * An action that is due later.
     *
     * @param future its handle in the timer
     */
    record Entry(ScheduledFuture<?> future) {
        /** Removes the action, unless it runs or has run. */
        void cancel() {
            future.cancel(false);
        }
    }

    /** Runs the action on the timer's thread after so long; at once if that is zero or negative. */
    static Entry schedule(long nanos, Runnable action) {
        return new Entry(TIMER.schedule(() -> runReported(action), nanos, TimeUnit.NANOSECONDS));
    }

    /** How many actions are due. */
    static int pending() {
        return TIMER.getQueue().size();
    }

    private static void runReported(Runnable action) {
        try {
            action.run();
        } catch (Throwable failure) {
            UncaughtFailures.report(failure);
        }
    }

    private static ScheduledThreadPoolExecutor start() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, body -> {
            Thread thread = new Thread(null, body, THREAD, 0, false);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
