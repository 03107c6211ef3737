package dev.lockkeeper.processor.model;

import java.util.List;
import java.util.Set;

/** Pools that several workers name: one of the workers says how the pool is set up, the others need not repeat it. */
public final class SharedPool {
    private static final Set<String> OF_THE_WORKER = Set.of("name", "timeout");

    private SharedPool() {}

    /** The first of the workers that share a worker's pool to say how it is set up; the worker itself if none does. */
    public static WorkerModel speaker(List<WorkerModel> workers, WorkerModel worker) {
        return workers.stream()
                .filter(other -> isShared(worker.pool(), other.pool()))
                .filter(SharedPool::speaks)
                .findFirst()
                .orElse(worker);
    }

    /** Whether a worker's annotation says how its pool is set up, and not only what it is called. */
    public static boolean speaks(WorkerModel worker) {
        return worker.origin().values().keySet().stream().anyMatch(name -> !OF_THE_WORKER.contains(name));
    }

    private static boolean isShared(PoolModel one, PoolModel other) {
        return !one.name().isEmpty() && one.name().equals(other.name());
    }
}
