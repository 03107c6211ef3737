package dev.lockkeeper.runtime;

import dev.lockkeeper.OnFailure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Works on all items of a collection on a pool and collects the results in the order of the items. Immutable: an operation to
 * configure, and to run as often as wanted.
 *
 * <pre>{@code
 * List<Image> images = pool.fanOut(OnFailure.FAIL_FAST)
 *         .within(Duration.ofSeconds(30))
 *         .collect(pages, page -> render(page));
 * }</pre>
 *
 * <p>A fan-out is flow-controlled by itself: where the pool would turn a single submission away because its queue is full, a fan-out waits
 * for room, whatever the overflow policy; only under {@code CALLER_RUNS} it works on the item in the calling thread.
 *
 * <p>Memory effects: what the caller did before happens-before the work on each item, and that happens-before the return.
 */
public final class FanOut {
    private final TaskOwner owner;
    private final TaskPool pool;
    private final OnFailure onFailure;
    private final Context context;
    private final @Nullable Duration timeout;

    FanOut(TaskOwner owner, TaskPool pool, OnFailure onFailure, Context context, @Nullable Duration timeout) {
        this.owner = owner;
        this.pool = pool;
        this.onFailure = Objects.requireNonNull(onFailure, "onFailure");
        this.context = Objects.requireNonNull(context, "context");
        this.timeout = timeout;
    }

    /**
     * The same fan-out, under a context: when that is cancelled, so is the work, and {@code collect} throws.
     *
     * @param parent the context
     * @return the fan-out
     */
    public FanOut under(Context parent) {
        return new FanOut(owner, pool, onFailure, parent, timeout);
    }

    /**
     * The same fan-out, with a limit in time: when that is over, the work is cancelled, and {@code collect} throws.
     *
     * @param limit for how long; zero or negative fails at once
     * @return the fan-out
     */
    public FanOut within(Duration limit) {
        return new FanOut(owner, pool, onFailure, context, Objects.requireNonNull(limit, "limit"));
    }

    /**
     * Works on all items and waits for the results.
     *
     * @param <P> the type of the items
     * @param <R> the type of the results
     * @param items the items
     * @param work what to do with each
     * @return the results in the order of the items; under {@link OnFailure#IGNORE} only those of the items that succeeded
     * @throws WorkerFailedException if the work on an item failed, or was cancelled by somebody else; its cause is what was thrown. If the
     *     time is up, its cause is a {@link TimeoutException}
     * @throws CancelledException if the context is cancelled, with its cause; or if the caller is interrupted, which is marked as
     *     interrupted again. The work is cancelled
     * @throws java.util.concurrent.RejectedExecutionException if the pool is closed
     * @throws IllegalStateException if the caller is a task of the pool itself, which would wait for itself
     */
    public <P, R> List<R> collect(Iterable<? extends P> items, WorkFunction<? super P, ? extends R> work) {
        return Interruptible.restoringFlag(owner.name(), () -> collectInterruptibly(items, work));
    }

    /**
     * As {@link #collect(Iterable, WorkFunction)}, for work that wants a context.
     *
     * @param <P> the type of the items
     * @param <R> the type of the results
     * @param items the items
     * @param work what to do with each; its context is a child of the fan-out's
     * @return the results in the order of the items
     */
    public <P, R> List<R> collect(Iterable<? extends P> items, ContextFunction<? super P, ? extends R> work) {
        return Interruptible.restoringFlag(owner.name(), () -> collectInterruptibly(items, work));
    }

    /**
     * As {@link #collect(Iterable, WorkFunction)}, for callers that declare {@link InterruptedException}.
     *
     * @param <P> the type of the items
     * @param <R> the type of the results
     * @param items the items
     * @param work what to do with each
     * @return the results in the order of the items
     * @throws InterruptedException if the caller is interrupted; the work is cancelled
     */
    public <P, R> List<R> collectInterruptibly(Iterable<? extends P> items, WorkFunction<? super P, ? extends R> work)
            throws InterruptedException {
        Objects.requireNonNull(work, "work");
        return this.<P, R>run().collect(items, item -> new ItemBody<>(work, item));
    }

    /**
     * As {@link #collect(Iterable, ContextFunction)}, for callers that declare {@link InterruptedException}.
     *
     * @param <P> the type of the items
     * @param <R> the type of the results
     * @param items the items
     * @param work what to do with each; its context is a child of the fan-out's
     * @return the results in the order of the items
     * @throws InterruptedException if the caller is interrupted; the work is cancelled
     */
    public <P, R> List<R> collectInterruptibly(
            Iterable<? extends P> items, ContextFunction<? super P, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work, "work");
        return this.<P, R>run()
                .collect(
                        items,
                        item -> new ContextBody<>(
                                context, each -> work.apply(each, item), Collections.singletonList(item)));
    }

    private <P, R> FanOutRun<P, R> run() {
        long nanos = timeout == null ? Long.MAX_VALUE : Durations.toNanos(timeout);
        return new FanOutRun<>(owner, pool, onFailure, context, nanos);
    }
}
