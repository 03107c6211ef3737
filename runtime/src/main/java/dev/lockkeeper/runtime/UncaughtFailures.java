package dev.lockkeeper.runtime;

/** Hands failures that nobody else hears of to the uncaught-exception handler. */
final class UncaughtFailures {
    private UncaughtFailures() {}

    /** Calls the handler of the current thread; as when a thread dies, what the handler itself throws is ignored. */
    @SuppressWarnings("EmptyCatch") // Thread.UncaughtExceptionHandler: exceptions thrown by the handler are ignored
    static void report(Throwable failure) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        } catch (Throwable ofTheHandler) {
            // The contract of the handler: there is nobody left to tell.
        }
    }
}
