package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows how many tasks of a worker are outstanding, and which of them failed.
 *
 * <p>All counts only ever grow. Reading {@code finished} of several workers first and {@code submitted} after that, and finding them
 * equal, shows that at the moment between nothing was outstanding at any of them.
 */
final class WorkerLedger implements TaskOwner {
    private static final VarHandle TAKEN = FieldHandle.of(MethodHandles.lookup(), "taken", long.class);

    private final WorkerSpec spec;
    private final long timeoutNanos;
    private final TaskPool pool;
    private final AwaitBoard board;
    private final FailureLog failures = new FailureLog();

    /** The tasks that the pool took; written under the pool's lock. */
    private long taken;

    /** What else began: fan-outs. */
    private final AtomicLong begun = new AtomicLong();

    private final AtomicLong finished = new AtomicLong();

    WorkerLedger(WorkerSpec spec, TaskPool pool, AwaitBoard board) {
        this.spec = spec;
        this.timeoutNanos = spec.timeoutNanos();
        this.pool = pool;
        this.board = board;
    }

    /** All that was submitted before this is called. Not under the pool's lock. */
    long submitted() {
        pool.collect();
        return counted();
    }

    long finished() {
        return finished.get();
    }

    TaskPool pool() {
        return pool;
    }

    FailureLog failures() {
        return failures;
    }

    List<Task<?>> outstanding() {
        return pool.outstanding(this);
    }

    @Override
    public String name() {
        return spec.worker();
    }

    @Override
    public WorkerSpec spec() {
        return spec;
    }

    @Override
    public TaskHome home() {
        return pool.home();
    }

    @Override
    public long timeoutNanos() {
        return timeoutNanos;
    }

    @Override
    public void taken() {
        TAKEN.setRelease(this, taken + 1);
    }

    @Override
    public void begun() {
        begun.incrementAndGet();
    }

    @Override
    public void failed(Task<?> task, Throwable failure) {
        failures.add(task, failure);
        hear(task, failure);
    }

    @Override
    public void hear(Task<?> task, Throwable failure) {
        board.tellFailure(this, task, failure);
    }

    @Override
    public void ended(int tasks) {
        long now = finished.addAndGet(tasks);
        if (board.isWatched() && now == counted()) {
            board.wake();
        }
    }

    /** What the pool has taken notice of; at the end of a task that includes all that has ended before. */
    private long counted() {
        return begun.get() + (long) TAKEN.getAcquire(this);
    }

    @Override
    public boolean isPartOf(WorkerLedger ledger) {
        return ledger == this;
    }
}
