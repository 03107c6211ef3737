package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/** How a wait ends with the context it happens under. */
final class UnderContext {
    private UnderContext() {}

    /**
     * Waits for the clause, unless the context is cancelled first.
     *
     * @throws CancelledException with the context's cause, if it is cancelled, before or during the wait
     */
    static <R extends @Nullable Object> R select(Context context, Clause<R> clause) throws InterruptedException {
        context.throwIfCancelled();
        if (isOfThisLibrary(context)) {
            return Select.<R>select(clause, context.onDone(() -> {
                throw cancelled(context);
            }));
        }
        // Another's context would remember what waits under it for ever; a child of it leaves when it is closed.
        try (CancellableContext child = context.withCancel()) {
            return Select.<R>select(clause, child.onDone(() -> {
                throw cancelled(child);
            }));
        }
    }

    private static boolean isOfThisLibrary(Context context) {
        Context source = ValueContext.sourceOf(context);
        return source instanceof CancellableContext
                || source instanceof BackgroundContext
                || source instanceof DetachedContext;
    }

    private static CancelledException cancelled(Context context) {
        Throwable cause = context.cause();
        return new CancelledException("The context was cancelled: " + cause, cause);
    }
}
