package dev.lockkeeper.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The failures of tasks that nobody may have observed yet. Those that nobody did are reported at the end, or as soon as
 * more than {@value #LIMIT} of them wait, oldest first: none is lost, and the log does not grow without bound.
 */
final class FailureLog {
    static final int LIMIT = 256;

    /**
     * A failure.
     *
     * @param task whose it is
     * @param thrown what the task threw
     */
    record Failure(Task<?> task, Throwable thrown) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Failure> failures = new ArrayDeque<>();

    void add(Task<?> task, Throwable thrown) {
        Failure oldest = null;
        lock.lock();
        try {
            failures.addLast(new Failure(task, thrown));
            if (failures.size() > LIMIT) {
                failures.removeIf(failure -> failure.task().isObserved());
                oldest = failures.size() > LIMIT ? failures.removeFirst() : null;
            }
        } finally {
            lock.unlock();
        }
        if (oldest != null) {
            UncaughtFailures.report(oldest.thrown());
        }
    }

    /** The failures that nobody observed so far. */
    List<Failure> unobserved() {
        lock.lock();
        try {
            failures.removeIf(failure -> failure.task().isObserved());
            return new ArrayList<>(failures);
        } finally {
            lock.unlock();
        }
    }

    /** Hands what nobody observed to the uncaught-exception handler of the current thread. */
    void report() {
        for (Failure failure : unobserved()) {
            failure.task().markObserved();
            UncaughtFailures.report(failure.thrown());
        }
    }
}
