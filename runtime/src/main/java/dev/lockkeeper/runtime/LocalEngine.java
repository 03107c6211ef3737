package dev.lockkeeper.runtime;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Makes pools of this JVM's threads. */
enum LocalEngine implements WorkerEngine {
    INSTANCE;

    static final OnceValue<WorkerEngine> STANDARD =
            OnceValue.of(() -> find(Thread.currentThread().getContextClassLoader()));

    /** The first provider that the class loader knows, or the local engine. */
    static WorkerEngine find(@Nullable ClassLoader loader) {
        return ServiceLoader.load(WorkerEngine.class, loader).findFirst().orElse(INSTANCE);
    }

    @Override
    public EnginePool open(WorkerSpec worker) {
        return new LocalPool(new PoolCore(worker.poolSettings()));
    }
}
