package dev.lockkeeper.runtime;

/**
 * Where the tasks of workers run: the seam at which a larger engine, such as a distributed executor, can stand in the place of the
 * local pools. An object's engine is given to {@link WorkerSet#open(WorkerEngine)}; without one, a provider that
 * {@link java.util.ServiceLoader} finds is used, and local pools if there is none.
 *
 * <pre>{@code
 * WorkerEngine engine = worker -> worker.worker().startsWith("Report.") ? new ClusterPool(worker) : WorkerEngine.local().open(worker);
 * ConcurrentRenderer renderer = new ConcurrentRenderer(engine);
 * }</pre>
 */
@FunctionalInterface
public interface WorkerEngine {
    /**
     * Starts what stands in the place of a pool; called once for each pool of each object.
     *
     * @param worker the first worker of the pool, which tells how it is to be set up
     * @return what takes the calls of all workers that share the pool
     */
    EnginePool open(WorkerSpec worker);

    /**
     * The engine that makes pools of this JVM's threads.
     *
     * @return always the same
     */
    static WorkerEngine local() {
        return LocalEngine.INSTANCE;
    }

    /**
     * The engine that is used where none is given: the first provider that {@link java.util.ServiceLoader} finds, or {@link #local()}.
     *
     * @return looked up once, when it is first needed
     */
    static WorkerEngine standard() {
        return LocalEngine.STANDARD.get();
    }
}
