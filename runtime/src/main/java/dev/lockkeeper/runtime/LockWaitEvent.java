package dev.lockkeeper.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** What the flight recorder keeps of a lock that was not free; the event's own duration is the wait. */
@Name("dev.lockkeeper.LockWait")
@Label("Lock Wait")
@Category("Lockkeeper")
@Description("An operation had to wait for its lock")
final class LockWaitEvent extends Event {
    private static final LockWaitEvent PROBE = new LockWaitEvent();

    @Label("Guard")
    @Description("The lock as @GuardedBy names it")
    @Nullable
    String guard;

    @Label("Member")
    @Nullable
    String member;

    @Label("Wait Time")
    @Timespan(Timespan.NANOSECONDS)
    long waitTime;

    static boolean isWanted() {
        return PROBE.isEnabled();
    }
}
