package dev.lockkeeper.runtime;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gives the workers of a pool their tasks.
 *
 * <p>A submission rouses at most one worker, and none while one is on its way. The one that arrives takes a task and then, if more
 * wait, rouses the next before it runs its own. So a stream of small tasks costs few wake-ups, and no task waits while a worker rests.
 * A submission that need not rouse anybody goes through the {@link Inbox}, which a worker shuts before it rests.
 *
 * <p>Memory effects: a submission releases the lock, or a place of the inbox, that the taking thread acquires.
 */
final class PoolDispatch {
    private final PoolState state;
    private final ReentrantLock lock;
    private final long idleNanos;

    PoolDispatch(PoolState state) {
        this.state = state;
        this.lock = state.lock;
        this.idleNanos = Durations.toNanos(state.settings.idle());
    }

    /** The next task for the worker, claimed for its thread; null if the worker has to end. */
    @Nullable
    Task<?> next(PoolWorker worker) {
        Task<?> task;
        PoolWorker called;
        lock.lock();
        try {
            state.roster.arrived(worker);
            worker.visit();
            state.hands.empty(worker);
            task = take(worker);
            if (task == null) {
                depart(worker);
            } else {
                state.hands.fill(worker);
            }
            called = state.call();
        } finally {
            lock.unlock();
        }
        if (called != null) {
            called.rouse();
        }
        return task;
    }

    /** The system had no thread for the worker. The others do its work; if there are none, the tasks that wait fail, as nobody would come. */
    void strikeOff(PoolWorker worker, Throwable why) {
        List<Task<?>> stranded;
        List<PoolWorker> called;
        lock.lock();
        try {
            depart(worker);
            stranded = state.roster.size() == 0 ? state.dropAll(TaskStage.FAILED) : List.of();
            called = state.roster.callAll(); // they counted on the one that does not come
        } finally {
            lock.unlock();
        }
        for (PoolWorker other : called) {
            other.rouse();
        }
        for (Task<?> task : stranded) {
            task.publishWithdrawn(why);
        }
    }

    /** The worker's thread ends, for whatever reason; if work is left, another one comes in its place. */
    void leave(PoolWorker worker) {
        PoolWorker called;
        lock.lock();
        try {
            depart(worker);
            called = state.call();
        } finally {
            lock.unlock();
        }
        if (called != null) {
            called.rouse();
        }
    }

    private @Nullable Task<?> take(PoolWorker worker) {
        while (true) {
            Thread.interrupted(); // whatever it was meant for has ended
            if (state.queue.isEmpty()) {
                state.refill();
            }
            long delay = state.queue.isEmpty() ? 0 : state.paceMaker.delay();
            Task<?> task = delay > 0 ? null : state.queue.poll();
            if (task != null) {
                worker.tally().start(task);
                state.paceMaker.start();
                state.offerRoom();
                return task;
            }
            if ((state.closed && state.queue.isEmpty()) || !rest(worker, delay)) {
                return null;
            }
        }
    }

    /** Rests, outside the lock, until called; false when it did so for too long, no task waits, and the pool has enough workers without it. */
    private boolean rest(PoolWorker worker, long delay) {
        state.roster.rest(worker, delay > 0);
        state.announceIfQuiet();
        state.offerRoom();
        long nanos = delay > 0 ? delay : state.roster.hasSpare() ? idleNanos : Long.MAX_VALUE;
        lock.unlock();
        try {
            worker.rest(nanos);
        } finally {
            lock.lock();
        }
        return state.roster.wasCalled(worker) || delay > 0 || !state.queue.isEmpty() || !state.roster.hasSpare();
    }

    private void depart(PoolWorker worker) {
        if (state.roster.remove(worker)) {
            if (state.closed) {
                state.leaving.add(worker.tally().thread());
            }
            state.hands.empty(worker);
            state.shutInbox();
            state.ledger.fold(worker.tally());
            state.announceIfQuiet();
        }
    }
}
