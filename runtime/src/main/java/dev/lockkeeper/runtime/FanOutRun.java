package dev.lockkeeper.runtime;

import dev.lockkeeper.OnFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One execution of a {@link FanOut}: submits the items, a chunk at a time, waits for them, and gathers what came of them. */
final class FanOutRun<P extends @Nullable Object, R extends @Nullable Object> implements TaskOwner, Batch {
    /** How many tasks are made at a time, and submitted under one acquisition of the pool's lock: few, and then ever more. */
    private static final int FIRST_CHUNK = 64;

    private static final int LONGEST_CHUNK = 4096;

    private final TaskOwner owner;
    private final TaskPool pool;
    private final OnFailure onFailure;
    private final Context context;
    private final long nanos;
    private final long begin = System.nanoTime();

    private final Thread waiter = Thread.currentThread();

    /** What was submitted, oldest first, without those whose results are in the list below: so that a long run needs little memory. */
    private final Deque<List<Task<R>>> submitted = new ArrayDeque<>();

    private final List<R> results = new ArrayList<>();
    private final FanOutFailures failures = new FanOutFailures();

    /** How many tasks have not ended, and one for the caller, until it leaves. */
    private final AtomicInteger pending = new AtomicInteger(1);

    FanOutRun(TaskOwner owner, TaskPool pool, OnFailure onFailure, Context context, long nanos) {
        this.owner = owner;
        this.pool = pool;
        this.onFailure = onFailure;
        this.context = context;
        this.nanos = nanos;
    }

    List<R> collect(Iterable<? extends P> items, Function<P, Callable<R>> bodyOf) throws InterruptedException {
        Objects.requireNonNull(items, "items");
        PoolCloser.requireOutside(List.of(pool));
        Context.Registration registration = CancelListeners.listen(context, this::wake);
        owner.begun();
        boolean finished = false;
        try {
            submitAll(items, bodyOf);
            awaitAll();
            finished = true;
        } finally {
            registration.stop();
            conclude(finished);
        }
        submitted.forEach(this::read);
        return results;
    }

    private void submitAll(Iterable<? extends P> items, Function<P, Callable<R>> bodyOf) throws InterruptedException {
        int length = items instanceof Collection ? FIRST_CHUNK : 1;
        int longest =
                items instanceof Collection ? LONGEST_CHUNK : 1; // what an iterator waits for does not hold up the rest
        List<Task<R>> chunk = new ArrayList<>(length);
        try {
            for (P item : items) {
                chunk.add(Task.of(this, bodyOf.apply(item)));
                if (chunk.size() == length) {
                    length = Math.min(2 * length, longest);
                    List<Task<R>> complete = chunk;
                    chunk = new ArrayList<>(length);
                    submit(complete);
                    readWhatIsDone();
                }
            }
        } catch (Throwable ofTheItems) {
            chunk.forEach(Task::forgetBody);
            throw ofTheItems;
        }
        submit(chunk);
    }

    private void submit(List<Task<R>> chunk) throws InterruptedException {
        int taken = 0;
        pending.addAndGet(chunk.size());
        try {
            while (taken < chunk.size()) {
                requireGoingOn();
                taken += pool.submit(chunk, taken, this);
            }
        } finally {
            submitted.add(chunk.subList(0, taken));
            chunk.subList(taken, chunk.size()).forEach(Task::forgetBody);
            pending.addAndGet(taken - chunk.size());
        }
    }

    private void awaitAll() throws InterruptedException {
        Wait wait = Wait.begin("the results of " + owner.name(), "the last task of this fan-out", context, nanosLeft());
        try {
            while (pending.get() > 1) {
                requireGoingOn();
                LockSupport.parkNanos(this, nanosLeft());
            }
        } finally {
            wait.end();
        }
        if (onFailure != OnFailure.IGNORE) {
            failures.throwIfAny(owner.name());
        }
    }

    private void requireGoingOn() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(owner.name() + ": interrupted while it waited for the results");
        }
        if (onFailure == OnFailure.FAIL_FAST) {
            failures.throwIfAny(owner.name());
        }
        context.throwIfCancelled();
        if (nanosLeft() <= 0) {
            String late = owner.name() + ": not all results were there after " + Duration.ofNanos(nanos);
            throw new WorkerFailedException(late, new TimeoutException(late));
        }
    }

    /** The caller leaves. Whatever fails from now on has nobody to go to but the log of the owner. */
    private void conclude(boolean finished) {
        if (!finished) {
            submitted.descendingIterator().forEachRemaining(chunk -> Cancelling.cancelAll(chunk, true));
        }
        failures.close();
        ended(1);
    }

    private void readWhatIsDone() {
        List<Task<R>> oldest = submitted.peek();
        while (oldest != null && areResults(oldest)) {
            read(oldest);
            submitted.remove();
            oldest = submitted.peek();
        }
    }

    private static boolean areResults(List<? extends Task<?>> chunk) {
        for (Task<?> task : chunk) {
            if (!task.isDone() || task.stage() != TaskStage.COMPLETED) {
                return false;
            }
        }
        return true;
    }

    private void read(List<Task<R>> chunk) {
        for (Task<R> task : chunk) {
            if (task.stage() == TaskStage.CANCELLED) {
                context.throwIfCancelled();
            }
            if (task.stage() == TaskStage.COMPLETED) {
                results.add(task.join());
            } else if (onFailure != OnFailure.IGNORE) {
                throw AwaitSession.allFailures(owner.name(), List.of(task.failure()));
            }
        }
    }

    private void wake() {
        LockSupport.unpark(waiter);
        pool.wakeBatches();
    }

    @Override
    public boolean isStopped() {
        return (onFailure == OnFailure.FAIL_FAST && failures.isAny()) || context.isCancelled();
    }

    @Override
    public long nanosLeft() {
        return nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - begin);
    }

    @Override
    public String name() {
        return owner.name();
    }

    @Override
    public @Nullable WorkerSpec spec() {
        return owner.spec();
    }

    @Override
    public TaskHome home() {
        return pool.home();
    }

    @Override
    public long timeoutNanos() {
        return owner.timeoutNanos();
    }

    @Override
    public void taken() {
        // counted already, and all together they are one thing to the owner
    }

    @Override
    public void begun() {
        owner.begun();
    }

    @Override
    public void failed(Task<?> task, Throwable failure) {
        if (!failures.add(failure)) {
            owner.failed(task, failure);
            return;
        }
        owner.hear(task, failure);
        if (onFailure == OnFailure.FAIL_FAST) {
            wake();
        }
    }

    @Override
    public void hear(Task<?> task, Throwable failure) {
        owner.hear(task, failure);
    }

    @Override
    public void ended(int tasks) {
        int left = pending.addAndGet(-tasks);
        if (left == 1) {
            LockSupport.unpark(waiter);
        } else if (left == 0) {
            owner.ended(1);
        }
    }

    @Override
    public boolean isPartOf(WorkerLedger ledger) {
        return owner.isPartOf(ledger);
    }
}
