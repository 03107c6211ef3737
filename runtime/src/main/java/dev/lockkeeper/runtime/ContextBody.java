package dev.lockkeeper.runtime;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The body of a task that has a context of its own: each is cancelled with the other, and the context ends with the body. */
final class ContextBody<R extends @Nullable Object> implements Callable<R>, Described {
    private final ContextCallable<? extends R> body;
    private final Context parent;
    private final CancellableContext context;
    private final List<@Nullable Object> arguments;
    private final AtomicBoolean bound = new AtomicBoolean();
    private @Nullable Task<?> task;

    /** Why the context was cancelled before the body threw something; for the thread that ran it. */
    private @Nullable Throwable reason;

    /** Set before the context ends with the body, so that this is not taken for a cancellation of the task. */
    private volatile boolean ended;

    ContextBody(Context parent, ContextCallable<? extends R> body, List<@Nullable Object> arguments) {
        this.body = Objects.requireNonNull(body, "body");
        this.parent = Objects.requireNonNull(parent, "parent");
        this.context = parent.withCancel();
        this.arguments = arguments;
    }

    @Override
    public List<@Nullable Object> arguments() {
        return arguments;
    }

    Context context() {
        return context;
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
            return body.call(context);
        } catch (Throwable thrown) {
            reason = context.causeHereOrAbove();
            throw thrown;
        } finally {
            end();
        }
    }

    /**
     * Why what a body has thrown is no failure: the context it ran under had been cancelled, and the turn of its task to hear of that had
     * perhaps not come. Null if it is one.
     */
    static @Nullable Throwable reasonToDrop(Callable<?> body, TaskOwner owner) {
        return body instanceof ContextBody<?> withContext ? withContext.reason : owner.reasonToDrop();
    }

    /**
     * Why it must not be called any more, now that it is about to be: its parent was cancelled, and the turn of its own context to hear
     * of that has perhaps not come.
     */
    @Nullable
    Throwable refusal() {
        Throwable cause = parent.cause();
        if (cause != null) {
            ended = true; // before the task is told to cancel itself
            context.cancel(cause);
        }
        return cause;
    }

    /** The body has ended, or will never run. */
    void end() {
        ended = true;
        context.close();
    }

    /** The task was cancelled, with its parent context or alone, or took too long; the body may still run. */
    void cancel(Throwable reason) {
        Throwable cause = parent.cause();
        context.cancel(cause == null ? reason : cause);
    }

    private void cancelTask() {
        if (!ended) {
            Objects.requireNonNull(task).cancel(context.cause(), true);
        }
    }
}
