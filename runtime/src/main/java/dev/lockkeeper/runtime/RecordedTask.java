package dev.lockkeeper.runtime;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task that the flight recorder wants an event of: it keeps its times. Used by one thread after the other, as every task is. */
final class RecordedTask<T extends @Nullable Object> extends Task<T> {
    private final long created = System.nanoTime();
    private long started;
    private @Nullable TaskEvent event;

    RecordedTask(TaskOwner owner, Callable<? extends T> body) {
        super(owner, body);
    }

    @Override
    void begun() {
        event = new TaskEvent();
        started = System.nanoTime();
        event.begin();
    }

    @Override
    void ended(TaskStage outcome) {
        long now = System.nanoTime();
        boolean hasRun = event != null;
        TaskEvent made = event == null ? new TaskEvent() : event;
        made.worker = owner().name();
        made.queueTime = (hasRun ? started : now) - created;
        made.runTime = hasRun ? now - started : 0;
        made.outcome = outcome.name();
        made.commit();
    }
}
