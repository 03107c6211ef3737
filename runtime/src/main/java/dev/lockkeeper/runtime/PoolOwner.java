package dev.lockkeeper.runtime;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Whom the tasks report to that were submitted to a {@link WorkerPool} by hand. */
final class PoolOwner implements TaskOwner {
    private final String name;
    private final TaskHome home;
    private final long timeoutNanos;
    private final BiConsumer<Task<?>, Throwable> failures;

    PoolOwner(String name, TaskHome home, long timeoutNanos, BiConsumer<Task<?>, Throwable> failures) {
        this.name = name;
        this.home = home;
        this.timeoutNanos = timeoutNanos;
        this.failures = failures;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable WorkerSpec spec() {
        return null;
    }

    @Override
    public TaskHome home() {
        return home;
    }

    @Override
    public long timeoutNanos() {
        return timeoutNanos;
    }

    @Override
    public void failed(Task<?> task, Throwable failure) {
        failures.accept(task, failure);
    }

    @Override
    public void taken() {
        // the pool's own counts say when it is at rest
    }

    @Override
    public void begun() {
        // the pool's own counts say when it is at rest
    }

    @Override
    public void hear(Task<?> task, Throwable failure) {
        // nobody awaits the tasks of a pool for their failures
    }

    @Override
    public void ended(int tasks) {
        // the pool's own counts say when it is at rest
    }

    @Override
    public boolean isPartOf(WorkerLedger ledger) {
        return false;
    }
}
