package dev.lockkeeper.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** What the flight recorder keeps of a task; the event's own duration is the time for which the body ran. */
@Name("dev.lockkeeper.Task")
@Label("Task")
@Category("Lockkeeper")
@Description("A task of a worker has ended")
@StackTrace(false)
final class TaskEvent extends Event {
    private static final TaskEvent PROBE = new TaskEvent();

    @Label("Worker")
    @Nullable
    String worker;

    @Label("Queue Time")
    @Description("From the submission until the body started; if it never did, until the end")
    @Timespan(Timespan.NANOSECONDS)
    long queueTime;

    @Label("Run Time")
    @Description("For how long the body ran; zero if it never did")
    @Timespan(Timespan.NANOSECONDS)
    long runTime;

    @Label("Outcome")
    @Description("COMPLETED, FAILED, CANCELLED or DISCARDED")
    @Nullable
    String outcome;

    static boolean isWanted() {
        return PROBE.isEnabled();
    }
}
