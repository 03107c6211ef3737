package dev.lockkeeper.runtime;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The tasks that the workers of a pool took along to run after the one they run now. Guarded by the pool's lock.
 *
 * <p>To come to the lock for each of many tiny tasks costs more than the tasks. So a worker whose tasks are tiny takes some along,
 * on these terms, which keep that from being noticed:
 *
 * <ul>
 *   <li>Only while all workers are busy, and of a long queue only a small part. A worker that finds the queue empty has all taken back
 *       before it rests: no task waits while a worker rests.
 *   <li>Whoever wants to see, cancel or drop tasks that wait has all taken back first. They go where they came from, before the others
 *       in the queue. All hands at once, in the order in which they were taken: so tasks start in the order of submission, but for those
 *       in hands.
 *   <li>A task that follows on one that turns out to be slow is taken back by the timer. So it waits a few milliseconds longer
 *       than in the queue at most, and tasks may wait for each other as far as they may without hands.
 * </ul>
 */
final class Hands {
    private static final long PATIENCE_NANOS = 5_000_000;

    /** How long the queue has to be for each worker for one task to be taken along. */
    private static final int SHARE = 2;

    private final PoolState state;

    /** Those with tasks in hand, in the order in which they took them. */
    private final Set<PoolWorker> laden = new LinkedHashSet<>();

    /** How many tasks they took. */
    private int taken;

    private boolean isTimed;

    Hands(PoolState state) {
        this.state = state;
    }

    /** Lets a worker that is about to run a task take others along, if that is as good for them as to wait in the queue. */
    void fill(PoolWorker worker) {
        int count = Math.min(worker.appetite(), state.queue.size() / (SHARE * state.roster.size()));
        if (count == 0 || !state.isBusy()) {
            return;
        }
        worker.hand().take(state.queue, count, worker.tally().thread());
        laden.add(worker);
        taken += count;
        if (!isTimed) {
            isTimed = true;
            SharedTimer.schedule(PATIENCE_NANOS, this::takeBackLate);
        }
    }

    /** A worker has run all that it had, or ends. */
    void empty(PoolWorker worker) {
        if (!laden.contains(worker)) {
            return;
        }
        if (worker.hand().left() > 0) {
            takeBack();
            return;
        }
        laden.remove(worker);
        takeFrom(worker);
    }

    /** Puts all tasks in hands back at the head of the queue. From then on every task waits there, or runs, or has ended. */
    void takeBack() {
        if (laden.isEmpty()) {
            return;
        }
        PoolWorker[] inOrder = laden.toArray(new PoolWorker[0]);
        laden.clear();
        for (int i = inOrder.length - 1; i >= 0; i--) {
            takeFrom(inOrder[i]);
        }
    }

    /** How many tasks wait in hands at most; cheap to ask. */
    int most() {
        return taken;
    }

    /** How many tasks wait in hands: now, and fewer soon. */
    int count() {
        int count = 0;
        for (PoolWorker worker : laden) {
            count += worker.hand().left();
        }
        return count;
    }

    private void takeFrom(PoolWorker worker) {
        taken -= worker.hand().size();
        worker.hand().giveBack(state.queue, worker.tally());
    }

    private void takeBackLate() {
        state.lock.lock();
        try {
            isTimed = false;
            laden.forEach(PoolWorker::loseAppetite);
            takeBack();
            state.room.signalAll(); // nobody was told of the places of those that were claimed meanwhile
        } finally {
            state.lock.unlock();
        }
    }
}
