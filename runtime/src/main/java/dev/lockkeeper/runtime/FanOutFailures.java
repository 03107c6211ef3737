package dev.lockkeeper.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The failures that one fan-out heard of, in the order in which they came. */
final class FanOutFailures {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Throwable> failures = new ArrayList<>();
    private boolean closed;

    /** Adds a failure; false if it is too late, as nobody will ask any more. */
    boolean add(Throwable failure) {
        lock.lock();
        try {
            return !closed && failures.add(failure);
        } finally {
            lock.unlock();
        }
    }

    boolean isAny() {
        lock.lock();
        try {
            return !failures.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    void throwIfAny(String worker) {
        lock.lock();
        try {
            if (!failures.isEmpty()) {
                throw AwaitSession.allFailures(worker, failures);
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
