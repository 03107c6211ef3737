package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The tasks of a {@link TaskGroup}, and what became of them. */
final class GroupLedger implements TaskOwner {
    private static final VarHandle ADMITTED = FieldHandle.of(MethodHandles.lookup(), "admitted", int.class);

    private final ReentrantLock lock = new ReentrantLock();

    /** Signalled when a task has ended that somebody may have waited for. */
    private final Condition changed = lock.newCondition();

    /** Is none of the tasks' threads, which all came later. */
    private final Thread opener = Thread.currentThread();

    private final CancellableContext context;
    private final List<Task<?>> tasks = new ArrayList<>();
    private final List<FailureLog.Failure> failures = new ArrayList<>();
    private volatile int limit = -1;
    private boolean closed;

    /** How many were let in. Written under the lock. */
    private int admitted;

    /** How many have ended. Not under the lock, so that tasks that end do not queue up for it. */
    private final AtomicInteger ended = new AtomicInteger();

    /** Whether somebody waits, or will, for tasks to end: at the limit, or for the last. Set under the lock, for good. */
    private volatile boolean awaited;

    GroupLedger(CancellableContext context) {
        this.context = context;
    }

    void limit(int most) {
        lock.lock();
        try {
            int now = running();
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

    /** Counts the task in; at the limit, waits or says no. A cancelled group lets all in, as they will not run. */
    boolean admit(Task<?> task, boolean mayWait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (isAtLimit() && !mayWait) {
                return false;
            }
            awaitRoom();
            if (closed) {
                throw new IllegalStateException(
                        "TaskGroup: it was joined or closed. Open another one to fork more tasks.");
            }
            ADMITTED.setRelease(this, admitted + 1);
            return tasks.add(task);
        } finally {
            lock.unlock();
        }
    }

    /** How many have not ended: exactly so under the lock, and otherwise no fewer. */
    private int running() {
        int over = ended.get();
        return (int) ADMITTED.getAcquire(this) - over;
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

    /** Runs the task in the current thread, unless it was cancelled before. */
    void run(Task<?> task) {
        if (task.start(Thread.currentThread())) {
            task.run(null);
            ended(1);
        }
    }

    /** The context was cancelled. */
    void cancelTasks() {
        if (running() > 0) {
            tasks().forEach(task -> task.cancel(context.cause(), true));
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

    List<Task<?>> tasks() {
        lock.lock();
        try {
            return List.copyOf(tasks);
        } finally {
            lock.unlock();
        }
    }

    /** All tasks, once none can be added any more. */
    List<Task<?>> finalTasks() {
        lock.lock();
        try {
            if (!closed) {
                throw new IllegalStateException("TaskGroup: tasks can still be forked.");
            }
            return tasks;
        } finally {
            lock.unlock();
        }
    }

    void requireOutside() {
        Thread current = Thread.currentThread();
        if (current == opener || running() == 0) {
            return; // the usual case, for which there is no need to look at all tasks
        }
        if (tasks().stream().anyMatch(task -> task.isRunBy(current))) {
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
                while (running() > 0) {
                    changed.await();
                }
                closed = true;
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
            while (running() > 0) {
                changed.awaitUninterruptibly();
            }
            closed = true;
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
        List<FailureLog.Failure> unobserved;
        lock.lock();
        try {
            unobserved = new ArrayList<>(failures);
            failures.clear();
        } finally {
            lock.unlock();
        }
        unobserved.removeIf(failure -> failure.task().isObserved());
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
        lock.lock();
        try {
            failures.add(new FailureLog.Failure(task, failure));
        } finally {
            lock.unlock();
        }
        context.cancel(failure);
    }

    @Override
    public void hear(Task<?> task, Throwable failure) {
        failed(task, failure);
    }

    @Override
    public void ended(int tasks) {
        int over = ended.addAndGet(tasks);
        if (awaited && (limit >= 0 || over == (int) ADMITTED.getAcquire(this))) {
            signalAll();
        }
    }

    @Override
    public boolean isPartOf(WorkerLedger ledger) {
        return false;
    }
}
