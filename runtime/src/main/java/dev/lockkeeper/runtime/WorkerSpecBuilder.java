package dev.lockkeeper.runtime;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a worker; {@link #build} checks them.
 *
 * <pre>{@code
 * WorkerSpec.builder("Feed.poll").workers(1).rate(10, Duration.ofSeconds(1)).build();
 * }</pre>
 */
public final class WorkerSpecBuilder {
    private final String worker;
    private String pool;
    private int workers;
    private int max;
    private Duration idle = PoolSettings.DEFAULT_IDLE;
    private int queue = PoolSettings.DEFAULT_QUEUE;
    private Overflow overflow = Overflow.BLOCK;
    private @Nullable Pace pace;
    private @Nullable Duration timeout;
    private Threads threads = Threads.AUTO;
    private @Nullable WorkerMethod method;

    WorkerSpecBuilder(String worker) {
        this.worker = Objects.requireNonNull(worker, "worker");
        this.pool = worker;
    }

    /**
     * Names the pool.
     *
     * @param name workers of one set that give the same name share the pool
     * @return this
     */
    public WorkerSpecBuilder pool(String name) {
        this.pool = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Sets the number of workers.
     *
     * @param count 0 for one per processor
     * @return this
     */
    public WorkerSpecBuilder workers(int count) {
        this.workers = count;
        return this;
    }

    /**
     * Sets up to how many workers the pool may grow.
     *
     * @param count 0 for a pool of fixed size
     * @return this
     */
    public WorkerSpecBuilder max(int count) {
        this.max = count;
        return this;
    }

    /**
     * Sets for how long a worker beyond {@link #workers} has nothing to do before it ends.
     *
     * @param duration longer than zero
     * @return this
     */
    public WorkerSpecBuilder idle(Duration duration) {
        this.idle = duration;
        return this;
    }

    /**
     * Sets how many tasks may wait.
     *
     * @param tasks at least 0
     * @return this
     */
    public WorkerSpecBuilder queue(int tasks) {
        this.queue = tasks;
        return this;
    }

    /**
     * Sets what happens to a submission while the queue is full.
     *
     * @param policy the policy
     * @return this
     */
    public WorkerSpecBuilder overflow(Overflow policy) {
        this.overflow = policy;
        return this;
    }

    /**
     * Limits how many tasks may start in a unit of time. Starts are spaced evenly.
     *
     * @param permits starts, at least 1
     * @param per the unit of time, longer than zero
     * @return this
     */
    public WorkerSpecBuilder rate(int permits, Duration per) {
        this.pace = new Pace(permits, per);
        return this;
    }

    /**
     * Sets for how long a task may run. Then it is interrupted and its {@link Task} fails with a
     * {@link java.util.concurrent.TimeoutException}.
     *
     * @param duration longer than zero
     * @return this
     */
    public WorkerSpecBuilder timeout(Duration duration) {
        this.timeout = Durations.requirePositive(duration, worker, "timeout");
        return this;
    }

    /**
     * Sets the kind of threads.
     *
     * @param kind the kind
     * @return this
     */
    public WorkerSpecBuilder threads(Threads kind) {
        this.threads = kind;
        return this;
    }

    /**
     * Names the method that the tasks call, for engines that run them elsewhere.
     *
     * @param owner the class that declares it
     * @param name its name
     * @param parameterTypes the types of its parameters
     * @return this
     */
    public WorkerSpecBuilder method(Class<?> owner, String name, Class<?>... parameterTypes) {
        this.method = new WorkerMethod(owner, name, List.of(parameterTypes));
        return this;
    }

    /**
     * Checks the settings.
     *
     * @return the description
     * @throws IllegalArgumentException if a number or duration is out of range; the message says which and why
     * @throws UnsupportedOperationException if virtual threads are asked for and this JVM has none
     */
    public WorkerSpec build() {
        int min = PoolSettings.orProcessors(workers);
        PoolSettings settings = new PoolSettings(pool, min, max == 0 ? min : max, idle, queue, overflow, pace, threads);
        return new WorkerSpec(worker, settings, timeout, method);
    }
}
