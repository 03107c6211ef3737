package dev.lockkeeper.runtime;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Something that runs in a thread of its own while a test watches. */
final class Forked<T> {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** An action that may throw anything. */
    interface Action {
        void run() throws Exception;
    }

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;
    private T value;
    private Throwable failure;

    private Forked(ThreadKind kind, Callable<T> body) {
        thread = kind.start(() -> {
            try {
                value = body.call();
            } catch (Throwable e) {
                failure = e;
            }
            done.countDown();
        });
    }

    static <T> Forked<T> fork(Callable<T> body) {
        return new Forked<>(ThreadKind.PLATFORM, body);
    }

    static <T> Forked<T> fork(ThreadKind kind, Callable<T> body) {
        return new Forked<>(kind, body);
    }

    static Forked<Void> run(Action body) {
        return run(ThreadKind.PLATFORM, body);
    }

    static Forked<Void> run(ThreadKind kind, Action body) {
        return new Forked<>(kind, () -> {
            body.run();
            return null;
        });
    }

    /** Waits until the thread waits for something. */
    Forked<T> awaitParked() {
        awaitCondition(() -> {
            if (isDone()) {
                throw new AssertionError("it should have waited, but came to " + value, failure);
            }
            Thread.State state = thread.getState();
            return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
        });
        return this;
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Tells whether diagnostics name it. */
    boolean isWaitingHere() {
        return WaitingThread.all().stream().anyMatch(waiting -> waiting.thread() == thread);
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    T result() throws InterruptedException {
        awaitDone();
        if (failure != null) {
            throw new AssertionError("it failed", failure);
        }
        return value;
    }

    Throwable failure() throws InterruptedException {
        awaitDone();
        if (failure == null) {
            throw new AssertionError("it should have failed, but came to " + value);
        }
        return failure;
    }

    private void awaitDone() throws InterruptedException {
        if (!done.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it hangs at " + Arrays.toString(thread.getStackTrace()));
        }
    }

    static void awaitCondition(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("the condition did not come true within " + LIMIT);
            }
            Thread.yield();
        }
    }

    /** Waits until the garbage collector has found that nothing refers to it any more. */
    static void awaitCollected(Reference<?> reference) {
        awaitCondition(() -> {
            System.gc();
            return reference.refersTo(null);
        });
    }
}
