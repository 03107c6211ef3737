package dev.lockkeeper.runtime;

import dev.lockkeeper.Overflow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/** Lets tasks into a pool, or out of its queue again. */
final class PoolIntake implements TaskHome {
    private final PoolState state;
    private final ReentrantLock lock;

    PoolIntake(PoolState state) {
        this.state = state;
        this.lock = state.lock;
    }

    /**
     * Hands over a task, or does with it what the overflow policy says.
     *
     * @throws RejectedExecutionException if the pool is closed or full, or the caller is interrupted while it waits for room
     * @throws CancelledException if the task's context is cancelled while the caller waits for room
     */
    void submit(Task<?> task, Overflow overflow) {
        if (!state.inbox.offer(task)) {
            submitLocked(task, overflow);
        }
    }

    private void submitLocked(Task<?> task, Overflow overflow) {
        Task<?> oldest = null;
        PoolWorker called = null;
        Tally guest = null;
        lock.lock();
        try {
            state.shutInbox();
            state.requireOpen(task);
            if (state.hasNoRoom()) {
                switch (overflow) {
                    case BLOCK -> awaitRoom(task);
                    case REJECT ->
                        throw state.rejection(task, "the queue is full, " + state.queue.size() + " tasks wait", null);
                    case CALLER_RUNS -> guest = admitGuest(task);
                    case DISCARD_OLDEST -> oldest = discardOldest(task);
                }
            }
            called = guest == null ? state.enqueue(task) : null;
            state.openInbox();
        } finally {
            lock.unlock();
        }
        if (oldest != null) {
            oldest.publishWithdrawn(new RejectedExecutionException(oldest.owner()
                            .name() + ": the queue was full; this task waited longest and made room for a newer one"));
        }
        if (guest != null) {
            runAsGuest(task, guest);
        }
        if (called != null) {
            called.rouse();
        }
    }

    @Override
    public boolean withdraw(Task<?> task, TaskStage verdict) {
        lock.lock();
        try {
            state.lineUp();
            if (!task.withdraw(verdict)) {
                return false;
            }
            state.queue.withdrawn();
            state.ledger.withdraw(verdict);
            state.room.signal();
            state.announceIfQuiet();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(Task<?> task) {
        Context context = task.context();
        state.blocked++;
        Wait wait = Wait.begin(
                "room in the queue of " + state, "a worker that takes a task from it", context, Parking.FOREVER);
        Context.Registration cancellation = CancelListeners.listen(context, this::wakeSubmitters);
        try {
            while (state.hasNoRoom()) {
                requireNotCancelled(task, context);
                state.room.await();
                state.requireOpen(task);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw state.rejection(task, "interrupted while the submission waited for room in the queue", interrupted);
        } finally {
            cancellation.stop();
            wait.end();
            state.blocked--;
        }
    }

    private void requireNotCancelled(Task<?> task, Context context) {
        Throwable cause = context.cause();
        if (cause != null) {
            state.turnAway(task);
            throw new CancelledException(
                    task.owner().name()
                            + ": the context was cancelled while the submission waited for room in the queue",
                    cause);
        }
    }

    /** So that those whose context was cancelled see it. */
    private void wakeSubmitters() {
        lock.lock();
        try {
            state.room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Task<?> discardOldest(Task<?> newest) {
        state.lineUp();
        Task<?> oldest = state.drop(TaskStage.DISCARDED);
        if (oldest == null) {
            throw state.rejection(newest, "all workers are busy, and no task waits that could make room", null);
        }
        return oldest;
    }

    private Tally admitGuest(Task<?> task) {
        Tally guest = new Tally(Thread.currentThread());
        state.guests.add(guest);
        task.owner().taken();
        state.ledger.accept(1);
        guest.start(task);
        return guest;
    }

    private void runAsGuest(Task<?> task, Tally guest) {
        try {
            LiveTasks.run(task, guest);
            task.owner().ended(1);
        } finally {
            lock.lock();
            try {
                state.guests.remove(guest);
                state.ledger.fold(guest);
                state.announceIfQuiet();
            } finally {
                lock.unlock();
            }
        }
    }
}
