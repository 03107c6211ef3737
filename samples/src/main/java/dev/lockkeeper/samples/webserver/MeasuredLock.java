package dev.lockkeeper.samples.webserver;

import dev.lockkeeper.Atomic;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that counts how often, and for how long, somebody had to wait for it. */
public abstract class MeasuredLock extends ReentrantLock {
    private static final long serialVersionUID = 1L;

    @Atomic
    private volatile long waits;

    @Atomic
    private volatile long waitedNanos;

    @Override
    @SuppressWarnings("lockkeeper:lock-leak") // whoever calls this wants to hold the lock when it returns
    public void lock() {
        if (tryLock()) {
            return;
        }
        long start = System.nanoTime();
        super.lock();
        addWaitedNanos(System.nanoTime() - start);
        incrementWaits();
    }

    abstract long waits();

    abstract long waitedNanos();

    abstract void incrementWaits();

    abstract void addWaitedNanos(long nanos);
}
