package dev.lockkeeper.runtime;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A future that knows whether anybody saw, or undertook to see, its failure. */
class ObservedFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    private volatile boolean observed;

    @Override
    public T get() throws InterruptedException, ExecutionException {
        Wait wait = beginWait(Parking.FOREVER);
        try {
            return super.get();
        } catch (CancellationException cancelled) {
            throw asGiven(cancelled);
        } finally {
            wait.end();
            observe();
        }
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Wait wait = beginWait(unit.toNanos(timeout));
        try {
            return super.get(timeout, unit);
        } catch (CancellationException cancelled) {
            throw asGiven(cancelled);
        } finally {
            wait.end();
            observe();
        }
    }

    @Override
    public T join() {
        Wait wait = beginWait(Parking.FOREVER);
        try {
            return super.join();
        } catch (CancellationException cancelled) {
            throw asGiven(cancelled);
        } finally {
            wait.end();
            observe();
        }
    }

    @Override
    public T getNow(T absent) {
        try {
            return super.getNow(absent);
        } catch (CancellationException cancelled) {
            throw asGiven(cancelled);
        } finally {
            observe();
        }
    }

    /**
     * Makes the future of a stage that is attached to this one; from then on the failure is that stage's concern.
     *
     * @param <U> the type of the stage's result
     * @return a plain future: cancelling it leaves this one alone
     */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        observed = true;
        return new CompletableFuture<>();
    }

    /**
     * Completes it by hand, as {@link #complete} and {@link #completeExceptionally} do, with what the supplier returns or throws.
     *
     * @param supplier gives the result
     * @param executor runs the supplier
     * @return this
     */
    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        Objects.requireNonNull(supplier, "supplier");
        executor.execute(() -> completeWith(supplier));
        return this;
    }

    private void completeWith(Supplier<? extends T> supplier) {
        if (isDone()) {
            return;
        }
        try {
            complete(supplier.get());
        } catch (Throwable failure) {
            completeExceptionally(failure);
        }
    }

    /**
     * What the task failed with, as the JDK's own futures tell it from version 19 on.
     *
     * @return the failure
     * @throws IllegalStateException if it is not done, has a result, or was cancelled
     */
    public Throwable exceptionNow() {
        if (!isCompletedExceptionally() || isCancelled()) {
            throw new IllegalStateException("The task is not done, has a result, or was cancelled: " + this);
        }
        return failure();
    }

    /** Waits until it is done, at most so long, without looking at what came of it. */
    final void awaitDone(long nanos) throws InterruptedException {
        Wait wait = beginWait(nanos);
        try {
            super.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException lookedAtByOthers) {
            // Whether it is done, and how, is the caller's next question.
        } finally {
            wait.end();
        }
    }

    final boolean isObserved() {
        return observed;
    }

    /** Says that the failure found somebody who knows of it. */
    final void markObserved() {
        observed = true;
    }

    /** Later JDKs throw an exception of their own that has ours as its cause; earlier ones throw ours. */
    private static CancellationException asGiven(CancellationException thrown) {
        boolean isOfTheJdk = !(thrown instanceof CancelledException);
        return isOfTheJdk && thrown.getCause() instanceof CancelledException given ? given : thrown;
    }

    /** What a task that is done and has no result ended with. */
    final Throwable failure() {
        try {
            join();
        } catch (CancellationException cancelled) {
            return cancelled;
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            return cause == null ? failed : cause;
        }
        throw new IllegalStateException("The task has not failed.");
    }

    private Wait beginWait(long nanos) {
        return isDone() ? Wait.NONE : Wait.begin(this, "the end of that task", nanos);
    }

    private void observe() {
        if (isCompletedExceptionally()) {
            observed = true;
        }
    }
}
