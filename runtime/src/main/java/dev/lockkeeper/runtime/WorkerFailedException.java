package dev.lockkeeper.runtime;

/** Thrown by an await when a worker failed with an exception that the awaiting method does not declare; that is the cause. */
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
}
