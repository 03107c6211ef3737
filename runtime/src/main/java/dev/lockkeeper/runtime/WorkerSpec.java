package dev.lockkeeper.runtime;

import dev.lockkeeper.Overflow;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a worker is set up: what a {@code @Worker} annotation says, as a value. Immutable.
 *
 * <pre>{@code
 * WorkerSpec spec = WorkerSpec.builder("Renderer.render").workers(3).queue(50).build();
 * }</pre>
 */
public final class WorkerSpec {
    private final String worker;
    private final PoolSettings pool;
    private final @Nullable Duration timeout;
    private final @Nullable WorkerMethod method;

    WorkerSpec(String worker, PoolSettings pool, @Nullable Duration timeout, @Nullable WorkerMethod method) {
        this.worker = worker;
        this.pool = pool;
        this.timeout = timeout;
        this.method = method;
    }

    /**
     * Starts a description with the defaults of {@code @Worker}: a pool of its own, one worker per processor, a queue of 100 that
     * blocks when full, no rate, no time-out, virtual threads where there are some.
     *
     * @param worker names the worker in messages and in its threads, as in {@code "Renderer.render"}
     * @return a builder
     */
    public static WorkerSpecBuilder builder(String worker) {
        return new WorkerSpecBuilder(worker);
    }

    /**
     * The name of the worker.
     *
     * @return as given to {@link #builder}
     */
    public String worker() {
        return worker;
    }

    /**
     * The name of the pool; workers of one {@link WorkerSet} that give the same name share it.
     *
     * @return the name of the worker unless told
     */
    public String pool() {
        return pool.name();
    }

    /**
     * The method that the tasks call.
     *
     * @return empty if nobody said
     */
    public Optional<WorkerMethod> method() {
        return Optional.ofNullable(method);
    }

    /**
     * The number of workers of the pool.
     *
     * @return at least 1
     */
    public int workers() {
        return pool.min();
    }

    /**
     * The number of workers up to which the pool may grow.
     *
     * @return at least {@link #workers}
     */
    public int max() {
        return pool.max();
    }

    /**
     * How many tasks may wait.
     *
     * @return at least 0
     */
    public int queue() {
        return pool.queue();
    }

    /**
     * What happens to a submission while the queue is full.
     *
     * @return the policy
     */
    public Overflow overflow() {
        return pool.overflow();
    }

    /**
     * For how long a task may run. {@link WorkerCall#run} sees to that; an engine that has the work done elsewhere has to do so itself.
     *
     * @return empty for as long as it takes
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** For how long a task may run; 0 for ever. */
    long timeoutNanos() {
        return timeout == null ? 0 : Durations.toNanos(timeout);
    }

    PoolSettings poolSettings() {
        return pool;
    }

    @Override
    public String toString() {
        return worker + " on " + pool + (timeout == null ? "" : ", timeout " + timeout);
    }
}
