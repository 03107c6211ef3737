package dev.lockkeeper.runtime;

import java.util.Collection;

/** What became of a pool's tasks, as far as no thread's {@link Tally} says it. Guarded by the pool's lock. */
final class PoolLedger {
    private long accepted;
    private long completed;
    private long failed;
    private long cancelled;
    private long rejected;
    private long discarded;

    void accept(int tasks) {
        accepted += tasks;
    }

    void reject() {
        rejected++;
    }

    /** A task that waited will not run. */
    void withdraw(TaskStage verdict) {
        switch (verdict) {
            case COMPLETED -> completed++;
            case FAILED -> failed++;
            case CANCELLED -> cancelled++;
            case DISCARDED -> discarded++;
            default -> throw new AssertionError("a waiting task cannot end as " + verdict);
        }
    }

    /** Takes over what a thread counted that takes no more tasks. A task that it did not bring to an end has failed. */
    void fold(Tally tally) {
        completed += tally.completed();
        failed += tally.failed() + tally.active();
        cancelled += tally.cancelled();
    }

    PoolStats snapshot(int workers, int queued, Collection<Tally> tallies) {
        PoolLedger sum = new PoolLedger();
        long active = 0;
        for (Tally tally : tallies) {
            Tally frozen = tally.copy();
            active += frozen.active();
            sum.completed += frozen.completed();
            sum.failed += frozen.failed();
            sum.cancelled += frozen.cancelled();
        }
        return new PoolStats(
                workers,
                (int) active,
                queued,
                accepted + rejected,
                completed + sum.completed,
                failed + sum.failed,
                cancelled + sum.cancelled,
                rejected,
                discarded);
    }
}
