package dev.lockkeeper.runtime;

import dev.lockkeeper.Threads;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;

/**
 * Go's {@code go} statement: runs something in a thread of its own, a virtual one where the JVM has them.
 *
 * <pre>{@code
 * Go.run(() -> System.out.println("in the background"));
 * }</pre>
 *
 * <p>Nobody waits for it: to wait, use {@link WaitGroup#go}. The thread is a daemon. An exception that
 * leaves the body reaches the thread's uncaught-exception handler.
 *
 * <p>Memory effects: what the caller did before {@code run} happens-before the body.
 */
public final class Go {
    private static final ThreadFactory THREADS = ThreadStarter.factory(Threads.AUTO, "go");

    private Go() {}

    /**
     * Starts the body in a new thread and returns at once.
     *
     * @param body what to run
     */
    public static void run(Runnable body) {
        Objects.requireNonNull(body, "body");
        LiveTasks.start(THREADS, body);
    }
}
