package dev.lockkeeper.runtime;

import java.time.Duration;

/**
 * What a {@link WorkerEngine} puts in the place of a pool. Used by many threads at once.
 *
 * <pre>{@code
 * final class ClusterPool implements EnginePool {
 *     public void submit(WorkerCall call) {
 *         cluster.send(call.worker().worker(), call.arguments(), call::finish);
 *     }
 *     …
 * }
 * }</pre>
 */
public interface EnginePool {
    /**
     * Takes a call. It must end: by {@link WorkerCall#run}, or by completing its task.
     *
     * @param call the call
     * @throws java.util.concurrent.RejectedExecutionException if it cannot take it; the submitter gets this exception
     */
    void submit(WorkerCall call);

    /** Hears that no more calls will come. Those it has are still to be worked on. */
    void shutdown();

    /**
     * Waits, after {@link #shutdown}, until it has let go of all that worked on its calls.
     *
     * @param timeout for how long at most
     * @return false if the time was up first
     * @throws InterruptedException if the caller is interrupted
     */
    boolean awaitTermination(Duration timeout) throws InterruptedException;
}
