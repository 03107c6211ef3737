package dev.lockkeeper.runtime;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The body of a task that has a context of its own: each is cancelled with the other, and the context ends with the body. */
final class ContextBody<R extends @Nullable Object> implements Callable<R> {
    private final ContextCallable<? extends R> body;
    private final Context parent;
    private final CancellableContext context;
    private final AtomicBoolean bound = new AtomicBoolean();
    private @Nullable Task<?> task;

    /** Set before the context ends with the body, so that this is not taken for a cancellation of the task. */
    private volatile boolean ended;

    ContextBody(Context parent, ContextCallable<? extends R> body) {
        this.body = Objects.requireNonNull(body, "body");
        this.parent = Objects.requireNonNull(parent, "parent");
        this.context = parent.withCancel();
    }

    /** Says whose body this is. Before it is submitted. */
    void belongTo(Task<?> owner) {
        this.task = owner;
    }

    /** From now on the task is cancelled with the context. Not before it is in the queue: it could not be taken out yet. */
    void bind() {
        if (bound.compareAndSet(false, true)) {
            CancelListeners.listen(context, this::cancelTask);
        }
    }

    @Override
    public R call() throws Exception {
        bind();
        try {
            endIfParentIsCancelled();
            return body.call(context);
        } finally {
            end();
        }
    }

    /** A parent tells its children one after the other: a thread that an earlier one freed may be here before our turn. */
    private void endIfParentIsCancelled() {
        if (parent.isCancelled()) {
            Throwable cause = parent.cause();
            Objects.requireNonNull(task).cancel(cause, true);
            throw new CancelledException("the context was cancelled before the task began", cause);
        }
    }

    /** The body has ended, or will never run. */
    void end() {
        ended = true;
        context.close();
    }

    /** The task was cancelled or took too long; the body may still run. */
    void cancel(Throwable reason) {
        context.cancel(reason);
    }

    private void cancelTask() {
        if (!ended) {
            Objects.requireNonNull(task).cancel(context.cause(), true);
        }
    }
}
