package dev.lockkeeper.runtime;

import java.time.Duration;

/** A pool of this JVM's threads as an engine's pool; where nothing stands between, the workers use its core directly. */
final class LocalPool implements EnginePool {
    private final PoolCore core;
    private final TaskSource source;

    LocalPool(PoolCore core) {
        this.core = core;
        PoolOwner owner =
                new PoolOwner(core.name(), core.home(), 0, (task, failure) -> UncaughtFailures.report(failure));
        this.source = new TaskSource(owner, core);
    }

    PoolCore core() {
        return core;
    }

    @Override
    public void submit(WorkerCall call) {
        Task<?> turn = source.submit(new RunnableBody<>(call, null));
        var unused = turn.whenComplete((end, failure) -> {
            if (failure != null) {
                call.drop(failure);
            }
        });
    }

    @Override
    public void shutdown() {
        core.shutdown();
    }

    @Override
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        return core.awaitTermination(Durations.toNanos(timeout));
    }
}
