package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The end of the time that a task may take. */
final class TaskTimeout {
    private TaskTimeout() {}

    /** From now on; null if the task may take for ever. */
    static SharedTimer.@Nullable Entry start(Task<?> task) {
        long nanos = task.owner().timeoutNanos();
        return nanos > 0 ? SharedTimer.schedule(nanos, () -> Go.run(() -> expire(task))) : null;
    }

    /** The body has ended. */
    static void stop(SharedTimer.@Nullable Entry timeout) {
        if (timeout != null) {
            timeout.cancel();
        }
    }

    /** On a thread of its own, since it runs what depends on the task: that fails at once, and its body is interrupted. */
    private static void expire(Task<?> task) {
        TaskOwner owner = task.owner();
        Duration allowed = Duration.ofNanos(owner.timeoutNanos());
        task.fail(new TimeoutException(owner.name() + ": the task ran longer than " + allowed), true);
    }
}
