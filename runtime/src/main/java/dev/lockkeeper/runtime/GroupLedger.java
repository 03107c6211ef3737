package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The tasks of a {@link TaskGroup}, and what became of them. */
final class GroupLedger implements TaskOwner {
    private final ReentrantLock lock = new ReentrantLock();

    /** Signalled when a task has ended that somebody may have waited for. */
    private final Condition changed = lock.newCondition();

    /** Is none of the tasks' threads, which all came later. */
    private final Thread opener = Thread.currentThread();

    private final CancellableContext context;
    private final ForkList forks = new ForkList();
    private final List<FailureLog.Failure> failures = new ArrayList<>();
    private volatile int limit = -1;

    /** How many have ended. */
    private final LoneCounter ended = new LoneCounter();

    /** Whether somebody waits, or will, for tasks to end: at the limit, or for the last. Set under the lock, for good. */
    private volatile boolean awaited;

    GroupLedger(CancellableContext context) {
        this.context = context;
    }

    void limit(int most) {
        lock.lock();
        try {
            long now = running();
            if (now > 0) {
                throw new IllegalStateException(
                        "TaskGroup: " + now + " tasks are running. Set the limit before the first fork.");
            }
            limit = most;
            if (most >= 0) {
                awaited = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets the task in; at the limit, waits or says no. A cancelled group lets all in, as they will not run. */
    boolean admit(Fork fork, boolean mayWait) throws InterruptedException {
        if (limit >= 0) {
            return admitLimited(fork, mayWait);
        }
        add(fork);
        return true;
    }

    private boolean admitLimited(Fork fork, boolean mayWait) throws InterruptedException {
        lock.lock();
        try {
            if (isAtLimit() && !mayWait) {
                return false;
            }
            awaitRoom();
            add(fork);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void add(Fork fork) {
        if (!forks.add(fork)) {
            throw new IllegalStateException("TaskGroup: it was joined or closed. Open another one to fork more tasks.");
        }
    }

    /** How many have not ended: no fewer. */
    private long running() {
        long over = ended.get();
        return forks.size() - over;
    }

    private boolean isAtLimit() {
        return limit >= 0 && running() >= limit && !context.isCancelled();
    }

    private void awaitRoom() throws InterruptedException {
        Wait wait = isAtLimit()
                ? Wait.begin("room in a task group of " + limit, "the end of a task of the group", Parking.FOREVER)
                : Wait.NONE;
        try {
            while (isAtLimit()) {
                changed.await();
            }
        } finally {
            wait.end();
        }
    }

    /** The context was cancelled. */
    void cancelTasks() {
        if (running() > 0) {
            forks.tasks().forEach(task -> task.cancel(context.cause(), true));
        }
        signalAll();
    }

    private void signalAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The results of all tasks, in the order in which they were forked. Once all have ended. */
    List<@Nullable Object> results() {
        return forks.results();
    }

    void requireOutside() {
        Thread current = Thread.currentThread();
        if (current == opener || running() == 0) {
            return; // the usual case, for which there is no need to look at all tasks
        }
        if (forks.tasks().stream().anyMatch(task -> task.isRunBy(current))) {
            throw new IllegalStateException(
                    "TaskGroup: one of its own tasks waits for it, and would wait for ever. Join from outside the group.");
        }
    }

    /** Waits until nothing runs; from then on nothing can be forked. */
    void awaitEmpty() throws InterruptedException {
        Wait wait = beginWait();
        try {
            lock.lockInterruptibly();
            try {
                awaited = true;
                while (!forks.close(ended.get())) {
                    changed.await();
                }
            } finally {
                lock.unlock();
            }
        } finally {
            wait.end();
        }
    }

    /** As {@link #awaitEmpty}, whatever interrupts come; they are restored in the end. */
    void awaitEmptyStubbornly() {
        Wait wait = beginWait();
        lock.lock();
        try {
            awaited = true;
            while (!forks.close(ended.get())) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
            wait.end();
        }
    }

    private Wait beginWait() {
        return running() == 0
                ? Wait.NONE
                : Wait.begin("the tasks of a task group", "the last of its tasks, at its end", Parking.FOREVER);
    }

    void throwIfFailed() {
        lock.lock();
        try {
            if (!failures.isEmpty()) {
                failures.forEach(failure -> failure.task().markObserved());
                throw AwaitSession.allFailures(
                        name(),
                        failures.stream().map(FailureLog.Failure::thrown).toList());
            }
        } finally {
            lock.unlock();
        }
    }

    void reportUnobserved() {
        List<FailureLog.Failure> unobserved = new ArrayList<>();
        lock.lock();
        try {
            unobserved.addAll(failures);
            unobserved.removeIf(failure -> failure.task().isObserved());
            unobserved.forEach(failure -> failure.task().markObserved());
        } finally {
            lock.unlock();
        }
        unobserved.forEach(failure -> UncaughtFailures.report(failure.thrown()));
    }

    @Override
    public String name() {
        return "TaskGroup";
    }

    @Override
    public @Nullable WorkerSpec spec() {
        return null;
    }

    @Override
    public @Nullable TaskHome home() {
        return null;
    }

    @Override
    public long timeoutNanos() {
        return 0;
    }

    @Override
    public void taken() {
        // no pool has its tasks
    }

    @Override
    public void begun() {
        // admit counts it
    }

    @Override
    public void failed(Task<?> task, Throwable failure) {
        boolean isFirst = context.cancel(failure); // of several at once, the one that is the context's cause
        lock.lock();
        try {
            failures.add(isFirst ? 0 : failures.size(), new FailureLog.Failure(task, failure));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Throwable reasonToDrop() {
        return context.causeHereOrAbove();
    }

    @Override
    public void hear(Task<?> task, Throwable failure) {
        failed(task, failure);
    }

    @Override
    public void ended(int tasks) {
        long over = ended.addAndGet(tasks);
        if (awaited && (limit >= 0 || over == forks.size())) {
            signalAll();
        }
    }

    @Override
    public boolean isPartOf(WorkerLedger ledger) {
        return false;
    }
}
