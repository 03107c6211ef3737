package dev.lockkeeper.runtime;

/**
 * Thrown by an await when a worker failed with an exception that the awaiting method does not declare; that is the cause.
 * Failures of other tasks are suppressed exceptions of it.
 *
 * <pre>{@code
 * try {
 *     workers.await(OnFailure.FAIL_FAST, render);
 * } catch (WorkerFailedException failed) {
 *     failed.throwCauseIf(IOException.class); // declared: thrown as it is
 *     throw failed;
 * }
 * }</pre>
 */
public final class WorkerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps the failure of a worker.
     *
     * @param message names the worker
     * @param cause what the worker threw
     */
    public WorkerFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Throws the cause as it is, if it is of the given type; the suppressed exceptions of this one move to it. Otherwise
     * returns.
     *
     * @param <X> the type that the caller declares
     * @param type the class of that type
     * @throws X the cause
     */
    public <X extends Throwable> void throwCauseIf(Class<X> type) throws X {
        Throwable cause = getCause();
        if (!type.isInstance(cause)) {
            return;
        }
        for (Throwable other : getSuppressed()) {
            if (other != cause) {
                cause.addSuppressed(other);
            }
        }
        throw type.cast(cause);
    }
}
