package dev.lockkeeper.runtime;

import org.jspecify.annotations.Nullable;

/** A wait that may be interrupted. */
@FunctionalInterface
interface Interruptible<T extends @Nullable Object> {
    T call() throws InterruptedException;

    /**
     * For callers that do not declare {@link InterruptedException}: marks the thread as interrupted again.
     *
     * @throws CancelledException if the thread is interrupted
     */
    static <T extends @Nullable Object> T restoringFlag(String awaited, Interruptible<T> wait) {
        try {
            return wait.call();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancelledException(awaited + ": the thread was interrupted while it waited", interrupted);
        }
    }
}
