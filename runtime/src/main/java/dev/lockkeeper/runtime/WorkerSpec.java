package dev.lockkeeper.runtime;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import java.time.Duration;
import java.util.Objects;
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

    private WorkerSpec(String worker, PoolSettings pool, @Nullable Duration timeout) {
        this.worker = worker;
        this.pool = pool;
        this.timeout = timeout;
    }

    /**
     * Starts a description with the defaults of {@code @Worker}: a pool of its own, one worker per processor, a queue of 100 that
     * blocks when full, no rate, no time-out, virtual threads where there are some.
     *
     * @param worker names the worker in messages and in its threads, as in {@code "Renderer.render"}
     * @return a builder
     */
    public static Builder builder(String worker) {
        return new Builder(worker);
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

    /**
     * Collects the settings of a worker; {@link #build} checks them.
     *
     * <pre>{@code
     * WorkerSpec.builder("Feed.poll").workers(1).rate(10, Duration.ofSeconds(1)).build();
     * }</pre>
     */
    public static final class Builder {
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

        private Builder(String worker) {
            this.worker = Objects.requireNonNull(worker, "worker");
            this.pool = worker;
        }

        /**
         * Names the pool.
         *
         * @param name workers of one set that give the same name share the pool
         * @return this
         */
        public Builder pool(String name) {
            this.pool = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the number of workers.
         *
         * @param count 0 for one per processor
         * @return this
         */
        public Builder workers(int count) {
            this.workers = count;
            return this;
        }

        /**
         * Sets up to how many workers the pool may grow.
         *
         * @param count 0 for a pool of fixed size
         * @return this
         */
        public Builder max(int count) {
            this.max = count;
            return this;
        }

        /**
         * Sets for how long a worker beyond {@link #workers} has nothing to do before it ends.
         *
         * @param duration longer than zero
         * @return this
         */
        public Builder idle(Duration duration) {
            this.idle = duration;
            return this;
        }

        /**
         * Sets how many tasks may wait.
         *
         * @param tasks at least 0
         * @return this
         */
        public Builder queue(int tasks) {
            this.queue = tasks;
            return this;
        }

        /**
         * Sets what happens to a submission while the queue is full.
         *
         * @param policy the policy
         * @return this
         */
        public Builder overflow(Overflow policy) {
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
        public Builder rate(int permits, Duration per) {
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
        public Builder timeout(Duration duration) {
            this.timeout = Durations.requirePositive(duration, worker, "timeout");
            return this;
        }

        /**
         * Sets the kind of threads.
         *
         * @param kind the kind
         * @return this
         */
        public Builder threads(Threads kind) {
            this.threads = kind;
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
            PoolSettings settings =
                    new PoolSettings(pool, min, max == 0 ? min : max, idle, queue, overflow, pace, threads);
            return new WorkerSpec(worker, settings, timeout);
        }
    }
}
