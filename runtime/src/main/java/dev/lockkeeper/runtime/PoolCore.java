package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.List;

/** A pool of this JVM's threads: its parts, which share one lock. */
final class PoolCore implements TaskPool {
    private final PoolState state;
    private final PoolIntake intake;
    private final BatchIntake batchIntake;
    private final PoolClosing closing;

    PoolCore(PoolSettings settings) {
        ThreadStarter.requireAvailable(settings.threads(), settings.name());
        this.state = new PoolState(settings);
        this.intake = new PoolIntake(state);
        this.batchIntake = new BatchIntake(state, intake);
        this.closing = new PoolClosing(state);
        state.roster.hireFor(new PoolDispatch(state));
        OpenPools.opened(this);
    }

    PoolClosing closing() {
        return closing;
    }

    @Override
    public String name() {
        return state.settings.name();
    }

    @Override
    public TaskHome home() {
        return intake;
    }

    @Override
    public void submit(Task<?> task) {
        intake.submit(task, state.settings.overflow());
    }

    @Override
    public int submit(List<? extends Task<?>> tasks, int from, Batch batch) throws InterruptedException {
        return batchIntake.submit(tasks, from, batch);
    }

    @Override
    public void wakeBatches() {
        batchIntake.wake();
    }

    @Override
    public void collect() {
        state.lock.lock();
        try {
            state.collect();
        } finally {
            state.lock.unlock();
        }
    }

    @Override
    public PoolStats stats() {
        state.lock.lock();
        try {
            state.lineUp();
            return state.ledger.snapshot(state.roster.size(), state.queue.size(), state.tallies());
        } finally {
            state.lock.unlock();
        }
    }

    @Override
    public List<Task<?>> outstanding(WorkerLedger worker) {
        List<Task<?>> outstanding;
        state.lock.lock();
        try {
            state.lineUp();
            outstanding = new ArrayList<>(state.running());
            state.queue.forEach(outstanding::add);
        } finally {
            state.lock.unlock();
        }
        outstanding.removeIf(task -> !task.owner().isPartOf(worker));
        return outstanding;
    }

    @Override
    public boolean isRunningHere() {
        state.lock.lock();
        try {
            return state.tallies().stream().anyMatch(tally -> tally.thread() == Thread.currentThread());
        } finally {
            state.lock.unlock();
        }
    }

    @Override
    public void shutdown() {
        OpenPools.shutDown(this);
        closing.shutdown();
    }

    @Override
    public boolean awaitTermination(long nanos) throws InterruptedException {
        long begin = System.nanoTime();
        boolean terminated = closing.awaitTermination(nanos);
        if (terminated) {
            closing.join(nanos - (System.nanoTime() - begin));
        }
        return terminated;
    }

    @Override
    public List<Task<?>> withdrawWaiting() {
        return closing.withdrawWaiting();
    }

    @Override
    public List<Task<?>> running() {
        state.lock.lock();
        try {
            state.lineUp();
            return state.running();
        } finally {
            state.lock.unlock();
        }
    }
}
