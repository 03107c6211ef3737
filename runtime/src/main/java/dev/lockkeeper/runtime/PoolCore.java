package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.List;

/** A pool as the public classes use it: its parts, which share one lock. */
final class PoolCore {
    private final PoolState state;
    private final PoolIntake intake;
    private final BatchIntake batchIntake;
    private final PoolClosing closing;

    PoolCore(PoolSettings settings) {
        this.state = new PoolState(settings);
        this.intake = new PoolIntake(state);
        this.batchIntake = new BatchIntake(state, intake);
        this.closing = new PoolClosing(state);
        state.roster.hireFor(new PoolDispatch(state));
    }

    PoolSettings settings() {
        return state.settings;
    }

    PoolIntake intake() {
        return intake;
    }

    BatchIntake batchIntake() {
        return batchIntake;
    }

    PoolClosing closing() {
        return closing;
    }

    void submit(Task<?> task) {
        intake.submit(task, state.settings.overflow());
    }

    PoolStats stats() {
        state.lock.lock();
        try {
            return state.ledger.snapshot(state.roster.size(), state.queue.size(), state.tallies());
        } finally {
            state.lock.unlock();
        }
    }

    /** The tasks that wait or run and are outstanding tasks of that worker. */
    List<Task<?>> outstanding(WorkerLedger worker) {
        List<Task<?>> outstanding;
        state.lock.lock();
        try {
            outstanding = new ArrayList<>(state.running());
            state.queue.forEach(outstanding::add);
        } finally {
            state.lock.unlock();
        }
        outstanding.removeIf(task -> !task.owner().isPartOf(worker));
        return outstanding;
    }

    /** Whether the current thread runs a task of this pool, so that waiting for the pool would be waiting for itself. */
    boolean isRunningHere() {
        state.lock.lock();
        try {
            return state.tallies().stream().anyMatch(tally -> tally.thread() == Thread.currentThread());
        } finally {
            state.lock.unlock();
        }
    }
}
