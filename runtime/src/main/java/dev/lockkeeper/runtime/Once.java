package dev.lockkeeper.runtime;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs something once, whoever comes first: Go's {@code sync.Once}.
 *
 * <pre>{@code
 * private final Once loaded = new Once();
 *
 * Config config() {
 *     loaded.run(this::load);
 *     return config;
 * }
 * }</pre>
 *
 * <p>Callers that come while it runs wait until it has run. A body that throws has run: its exception goes to the
 * caller that ran it, later calls do nothing.
 *
 * <p>Memory effects: the body happens-before the return of every {@code run}.
 */
public final class Once {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean done;

    /** Creates one that has not run. */
    public Once() {}

    /**
     * Runs the body unless a body has run; returns when one has.
     *
     * @param body what to run
     * @throws IllegalStateException if the body calls this again: it would wait for itself
     * @throws CancelledException if the caller is interrupted while another one's body runs; it is marked as interrupted again
     */
    public void run(Runnable body) {
        Objects.requireNonNull(body, "body");
        if (!done) {
            runFirst(body);
        }
    }

    /**
     * Whether a body has run.
     *
     * @return true from then on for ever
     */
    public boolean isDone() {
        return done;
    }

    private void runFirst(Runnable body) {
        lockOnce(lock, "Once");
        try {
            if (!done) {
                body.run();
            }
        } finally {
            done = true;
            lock.unlock();
        }
    }

    /** Takes the lock, which one thread holds while the body runs. */
    static void lockOnce(ReentrantLock lock, String what) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(what + ": its own body calls it, and would wait for itself.");
        }
        Interruptible.restoringFlag(what, () -> {
            lock.lockInterruptibly();
            return lock;
        });
    }
}
