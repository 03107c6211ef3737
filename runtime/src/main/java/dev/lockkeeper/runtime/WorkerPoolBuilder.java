package dev.lockkeeper.runtime;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a {@link WorkerPool}; {@link #build} checks them.
 *
 * <pre>{@code
 * WorkerPool pool = WorkerPool.builder().name("mail").workers(2, 8).queue(500).overflow(Overflow.REJECT).build();
 * }</pre>
 */
public final class WorkerPoolBuilder {
    private static final AtomicLong UNNAMED = new AtomicLong();

    private @Nullable String name;
    private int min;
    private int max;
    private Duration idle = PoolSettings.DEFAULT_IDLE;
    private int queue = PoolSettings.DEFAULT_QUEUE;
    private Overflow overflow = Overflow.BLOCK;
    private @Nullable Pace pace;
    private @Nullable Duration timeout;
    private Threads threads = Threads.AUTO;

    WorkerPoolBuilder() {}

    /**
     * Names the pool and its threads.
     *
     * @param poolName not blank; {@code "pool-1"} and so on unless told
     * @return this
     */
    public WorkerPoolBuilder name(String poolName) {
        this.name = Objects.requireNonNull(poolName, "poolName");
        return this;
    }

    /**
     * Sets a fixed number of workers.
     *
     * @param count at least 1; 0 for one per processor, which is the default
     * @return this
     */
    public WorkerPoolBuilder workers(int count) {
        return workers(count, count);
    }

    /**
     * Sets how many workers stay and up to how many the pool may grow.
     *
     * @param least at least 1; 0 for one per processor
     * @param most at least {@code least}; 0 for as many as that
     * @return this
     */
    public WorkerPoolBuilder workers(int least, int most) {
        this.min = least;
        this.max = most;
        return this;
    }

    /**
     * Sets for how long a worker beyond the least number has nothing to do before it ends.
     *
     * @param duration longer than zero; a second unless told
     * @return this
     */
    public WorkerPoolBuilder idle(Duration duration) {
        this.idle = duration;
        return this;
    }

    /**
     * Sets how many tasks may wait, beyond those that free workers are about to take.
     *
     * @param tasks at least 0; 100 unless told
     * @return this
     */
    public WorkerPoolBuilder queue(int tasks) {
        this.queue = tasks;
        return this;
    }

    /**
     * Sets what happens to a submission while the queue is full.
     *
     * @param policy {@link Overflow#BLOCK} unless told
     * @return this
     */
    public WorkerPoolBuilder overflow(Overflow policy) {
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
    public WorkerPoolBuilder rate(int permits, Duration per) {
        this.pace = new Pace(permits, per);
        return this;
    }

    /**
     * Sets for how long a task may run. Then it is interrupted and fails with a
     * {@link java.util.concurrent.TimeoutException}.
     *
     * @param duration longer than zero; for ever unless told
     * @return this
     */
    public WorkerPoolBuilder timeout(Duration duration) {
        this.timeout = Durations.requirePositive(duration, "WorkerPool", "timeout");
        return this;
    }

    /**
     * Sets the kind of threads. All are daemons: a pool that nobody closed does not keep the JVM alive.
     *
     * @param kind {@link Threads#AUTO} unless told
     * @return this
     */
    public WorkerPoolBuilder threads(Threads kind) {
        this.threads = kind;
        return this;
    }

    /**
     * Makes the pool. Its threads start when there is work for them.
     *
     * @return an open pool
     * @throws IllegalArgumentException if a number or duration is out of range; the message says which and why
     * @throws UnsupportedOperationException if virtual threads are asked for and this JVM has none
     */
    public WorkerPool build() {
        String poolName = name == null ? "pool-" + UNNAMED.incrementAndGet() : name;
        int least = PoolSettings.orProcessors(min);
        PoolSettings settings =
                new PoolSettings(poolName, least, max == 0 ? least : max, idle, queue, overflow, pace, threads);
        return new WorkerPool(settings, timeout == null ? 0 : Durations.toNanos(timeout));
    }
}
