package dev.lockkeeper.jcstress;

import java.util.concurrent.Callable;

/** Calls what is interruptible from actors, which nobody interrupts and which may not throw checked exceptions. */
final class Uninterrupted {
    private Uninterrupted() {}

    /** Something that gives no result. */
    interface Action {
        void run() throws InterruptedException;
    }

    static void run(Action action) {
        call(() -> {
            action.run();
            return true;
        });
    }

    static <R> R call(Callable<R> operation) {
        try {
            return operation.call();
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
