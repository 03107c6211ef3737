package dev.lockkeeper.analyser;

import java.util.concurrent.locks.Lock;

/** Holds a lock until it is closed. To the snippets it is a class from a jar, whose code is not known. */
public final class LockResource implements AutoCloseable {
    private final Lock lock;

    /** Takes the lock. */
    public LockResource(Lock lock) {
        this.lock = lock;
        lock.lock();
    }

    /** Takes the lock. */
    public static LockResource hold(Lock lock) {
        return new LockResource(lock);
    }

    /** Has to do with the lock, but does not take it. */
    public static AutoCloseable name(Lock lock) {
        return lock::hashCode;
    }

    @Override
    public void close() {
        lock.unlock();
    }
}
