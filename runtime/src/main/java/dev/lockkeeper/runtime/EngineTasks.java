package dev.lockkeeper.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps the books on the tasks that an engine has, so that awaits, stats and close work as with local pools. */
final class EngineTasks implements TaskPool, TaskHome {
    private final String name;
    private final EnginePool engine;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Task<?>> waiting = new LinkedHashSet<>();
    private final Set<Tally> running = new LinkedHashSet<>();
    private final PoolLedger ledger = new PoolLedger();
    private boolean closed;

    EngineTasks(String name, EnginePool engine) {
        this.name = name;
        this.engine = engine;
        OpenPools.opened(this);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TaskHome home() {
        return this;
    }

    @Override
    public void submit(Task<?> task) {
        WorkerCall call =
                new WorkerCall(this, Objects.requireNonNull(task.owner().spec()), task);
        admit(task);
        boolean taken = false;
        try {
            engine.submit(call);
            taken = true;
        } finally {
            if (!taken) {
                refuse(task);
            }
        }
    }

    /** One at a time: it is the engine that knows whether it has room. */
    @Override
    public int submit(List<? extends Task<?>> tasks, int from, Batch batch) {
        submit(tasks.get(from));
        return 1;
    }

    @Override
    public void wakeBatches() {
        // none waits for room
    }

    /** Works on the task in the current thread, unless it waits no more. */
    void run(Task<?> task) {
        Tally tally = new Tally(Thread.currentThread());
        lock.lock();
        try {
            if (!waiting.remove(task)) {
                return;
            }
            tally.start(task);
            running.add(tally);
        } finally {
            lock.unlock();
        }
        try {
            LiveTasks.run(task, tally);
            task.owner().ended(1);
        } finally {
            lock.lock();
            try {
                running.remove(tally);
                ledger.fold(tally);
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public boolean withdraw(Task<?> task, TaskStage verdict) {
        lock.lock();
        try {
            if (!task.withdraw(verdict)) {
                return false;
            }
            waiting.remove(task);
            ledger.withdraw(verdict);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The engine lets go of a task that it took, to make room for another or for want of a thread. */
    void drop(Task<?> task, Throwable why) {
        if (withdraw(task, why instanceof RejectedExecutionException ? TaskStage.DISCARDED : TaskStage.FAILED)) {
            task.publishWithdrawn(why);
        }
    }

    @Override
    public void collect() {
        // took notice of each at once
    }

    @Override
    public PoolStats stats() {
        lock.lock();
        try {
            int busy =
                    (int) running.stream().filter(tally -> tally.active() > 0).count();
            return ledger.snapshot(busy, waiting.size(), running);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Task<?>> outstanding(WorkerLedger worker) {
        List<Task<?>> outstanding;
        lock.lock();
        try {
            outstanding = running();
            outstanding.addAll(waiting);
        } finally {
            lock.unlock();
        }
        outstanding.removeIf(task -> !task.owner().isPartOf(worker));
        return outstanding;
    }

    @Override
    public boolean isRunningHere() {
        lock.lock();
        try {
            return running.stream().anyMatch(tally -> tally.thread() == Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void shutdown() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        OpenPools.shutDown(this);
        engine.shutdown();
    }

    @Override
    public boolean awaitTermination(long nanos) throws InterruptedException {
        return engine.awaitTermination(Duration.ofNanos(Math.max(0, nanos)));
    }

    @Override
    public List<Task<?>> withdrawWaiting() {
        lock.lock();
        try {
            List<Task<?>> withdrawn = new ArrayList<>(waiting);
            withdrawn.forEach(task -> task.withdraw(TaskStage.CANCELLED));
            withdrawn.forEach(task -> ledger.withdraw(TaskStage.CANCELLED));
            waiting.clear();
            return withdrawn;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Task<?>> running() {
        lock.lock();
        try {
            List<Task<?>> current = new ArrayList<>();
            running.forEach(tally -> current.add(Objects.requireNonNull(tally.current())));
            return current;
        } finally {
            lock.unlock();
        }
    }

    private void admit(Task<?> task) {
        lock.lock();
        try {
            if (closed) {
                ledger.reject();
                task.forgetBody();
                throw new RejectedExecutionException(task.owner().name()
                        + ": the task was rejected: it is closed and takes no more tasks. Submit before close().");
            }
            waiting.add(task);
            task.owner().taken();
            ledger.accept(1);
        } finally {
            lock.unlock();
        }
    }

    private void refuse(Task<?> task) {
        lock.lock();
        try {
            if (!waiting.remove(task)) {
                return;
            }
            task.forgetBody();
            ledger.accept(-1);
            ledger.reject();
        } finally {
            lock.unlock();
        }
        task.owner().ended(1);
    }
}
