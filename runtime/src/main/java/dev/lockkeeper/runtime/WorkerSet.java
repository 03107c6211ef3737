package dev.lockkeeper.runtime;

import dev.lockkeeper.OnFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The workers of one object and their pools. Generated classes have one; it can be used by hand as well.
 *
 * <pre>{@code
 * try (WorkerSet workers = WorkerSet.open()) {
 *     PooledWorker<Image> render = workers.worker(WorkerSpec.builder("Renderer.render").workers(3).build());
 *     render.submit(() -> draw(page));
 *     workers.await(OnFailure.FAIL_FAST, render); // until no task of render is outstanding
 * }
 * }</pre>
 *
 * <p>An await speaks of all tasks of the workers that are outstanding at some moment while it waits, those included that are
 * submitted meanwhile: it returns when it sees none. It throws the failures that come while it waits, and those of
 * earlier tasks that nobody observed. Several threads may await at once; each hears of all of them.
 *
 * <p>Memory effects: all that the awaited tasks did happens-before the return of the await.
 */
public final class WorkerSet implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final WorkerEngine engine;
    private final Map<String, PoolSettings> settingsByPool = new HashMap<>();
    private final Map<String, TaskPool> pools = new LinkedHashMap<>();
    private final List<WorkerLedger> workers = new ArrayList<>();
    private final AwaitBoard board = new AwaitBoard();
    private boolean closed;

    private WorkerSet(WorkerEngine engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
    }

    /**
     * Opens a set without workers, on the {@linkplain WorkerEngine#standard() standard engine}: local pools, unless the application provides
     * another one.
     *
     * @return the set
     */
    public static WorkerSet open() {
        return open(WorkerEngine.standard());
    }

    /**
     * Opens a set without workers on an engine.
     *
     * @param engine runs the tasks
     * @return the set
     */
    public static WorkerSet open(WorkerEngine engine) {
        return new WorkerSet(engine);
    }

    /**
     * Adds a worker. Its threads start when there is work for them. Workers whose specifications name the same pool share it.
     *
     * @param <R> the type of the worker's results
     * @param spec how it is set up
     * @return the worker
     * @throws IllegalArgumentException if another worker has set up the pool of that name in another way
     * @throws IllegalStateException if the set is closed
     * @throws UnsupportedOperationException if virtual threads are asked for and this JVM has none
     */
    public <R> PooledWorker<R> worker(WorkerSpec spec) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException(spec.worker() + ": the object is closed and can have no more workers.");
            }
            PoolSettings settings = settingsByPool.getOrDefault(spec.pool(), spec.poolSettings());
            if (!settings.equals(spec.poolSettings())) {
                throw new IllegalArgumentException(spec.worker() + ": the pool " + spec.pool()
                        + " is shared, and another worker set it up as " + settings + ", not as "
                        + spec.poolSettings() + ". Give both the same settings.");
            }
            WorkerLedger ledger =
                    new WorkerLedger(spec, pools.computeIfAbsent(spec.pool(), name -> openPool(spec)), board);
            settingsByPool.put(spec.pool(), settings); // now that the pool is open
            workers.add(ledger);
            return new PooledWorker<>(ledger);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until no task of the workers is outstanding.
     *
     * @param onFailure what a failing task does to the wait
     * @param awaited the workers
     * @throws WorkerFailedException if a task failed; its cause is what the task threw
     * @throws CancelledException if the caller is interrupted; it is marked as interrupted again
     * @throws IllegalStateException if the caller is a task of one of the workers' pools
     */
    public void await(OnFailure onFailure, PooledWorker<?>... awaited) {
        tryAwait(Durations.FOREVER, onFailure, awaited);
    }

    /**
     * Waits until no task of the workers is outstanding, at most so long.
     *
     * @param timeout for how long; zero or negative means not to wait
     * @param onFailure what a failing task does to the wait
     * @param awaited the workers
     * @throws WorkerFailedException if a task failed; its cause is what the task threw. If the time is up, its cause is a
     *     {@link TimeoutException}; the tasks go on
     * @throws CancelledException if the caller is interrupted; it is marked as interrupted again
     * @throws IllegalStateException if the caller is a task of one of the workers' pools
     */
    public void await(Duration timeout, OnFailure onFailure, PooledWorker<?>... awaited) {
        if (!tryAwait(timeout, onFailure, awaited)) {
            throw timedOut(timeout, awaited);
        }
    }

    /**
     * Waits until no task of the workers is outstanding, at most so long.
     *
     * @param timeout for how long; zero or negative means not to wait
     * @param onFailure what a failing task does to the wait
     * @param awaited the workers
     * @return false if the time was up first; the tasks go on
     * @throws WorkerFailedException if a task failed; its cause is what the task threw
     * @throws CancelledException if the caller is interrupted; it is marked as interrupted again
     * @throws IllegalStateException if the caller is a task of one of the workers' pools
     */
    public boolean tryAwait(Duration timeout, OnFailure onFailure, PooledWorker<?>... awaited) {
        return Interruptible.restoringFlag(
                Arrays.toString(awaited), () -> tryAwaitInterruptibly(timeout, onFailure, awaited));
    }

    /**
     * As {@link #await(OnFailure, PooledWorker...)}, for callers that declare {@link InterruptedException}.
     *
     * @param onFailure what a failing task does to the wait
     * @param awaited the workers
     * @throws InterruptedException if the caller is interrupted
     */
    public void awaitInterruptibly(OnFailure onFailure, PooledWorker<?>... awaited) throws InterruptedException {
        tryAwaitInterruptibly(Durations.FOREVER, onFailure, awaited);
    }

    /**
     * As {@link #await(Duration, OnFailure, PooledWorker...)}, for callers that declare {@link InterruptedException}.
     *
     * @param timeout for how long; zero or negative means not to wait
     * @param onFailure what a failing task does to the wait
     * @param awaited the workers
     * @throws InterruptedException if the caller is interrupted
     */
    public void awaitInterruptibly(Duration timeout, OnFailure onFailure, PooledWorker<?>... awaited)
            throws InterruptedException {
        if (!tryAwaitInterruptibly(timeout, onFailure, awaited)) {
            throw timedOut(timeout, awaited);
        }
    }

    /**
     * As {@link #tryAwait}, for callers that declare {@link InterruptedException}.
     *
     * @param timeout for how long; zero or negative means not to wait
     * @param onFailure what a failing task does to the wait
     * @param awaited the workers
     * @return false if the time was up first
     * @throws InterruptedException if the caller is interrupted
     */
    public boolean tryAwaitInterruptibly(Duration timeout, OnFailure onFailure, PooledWorker<?>... awaited)
            throws InterruptedException {
        List<WorkerLedger> ledgers =
                Arrays.stream(awaited).map(PooledWorker::ledger).toList();
        PoolCloser.requireOutside(ledgers.stream().map(WorkerLedger::pool).toList());
        AwaitSession session = new AwaitSession(ledgers, onFailure);
        if (!board.await(session, Durations.toNanos(timeout))) {
            return false;
        }
        session.conclude();
        return true;
    }

    /**
     * Takes no more tasks, waits until those there are have ended, and ends the threads. Failures that nobody observed go
     * to the uncaught-exception handler of the calling thread. If the caller is interrupted meanwhile, what is left is cancelled. Closing
     * again does nothing.
     *
     * @throws IllegalStateException if the caller is a task of one of the pools; they take no more tasks then
     */
    @Override
    public void close() {
        PoolCloser.close(stopIntake());
        reportFailures();
    }

    /**
     * Takes no more tasks and waits until those there are have ended, at most so long; then cancels the others and interrupts those
     * that run. Failures that nobody observed go to the uncaught-exception handler of the calling thread. An interrupt ends the wait.
     *
     * @param timeout for how long; zero or negative means not to wait
     * @return the tasks that were dropped: they wait no more, or were interrupted
     * @throws IllegalStateException if the caller is a task of one of the pools; they take no more tasks then
     */
    public List<Task<?>> close(Duration timeout) {
        List<Task<?>> dropped = PoolCloser.close(stopIntake(), Durations.toNanos(timeout));
        reportFailures();
        return dropped;
    }

    /** How many await now. */
    int awaits() {
        return board.awaits();
    }

    private List<TaskPool> stopIntake() {
        lock.lock();
        try {
            closed = true;
            return List.copyOf(pools.values());
        } finally {
            lock.unlock();
        }
    }

    private void reportFailures() {
        workers.forEach(worker -> worker.failures().report());
    }

    private TaskPool openPool(WorkerSpec spec) {
        EnginePool pool = engine.open(spec);
        return pool instanceof LocalPool local ? local.core() : new EngineTasks(spec.pool(), pool);
    }

    private static WorkerFailedException timedOut(Duration timeout, PooledWorker<?>... awaited) {
        String message = Arrays.toString(awaited) + ": tasks were outstanding after " + timeout;
        return new WorkerFailedException(message, new TimeoutException(message));
    }
}
