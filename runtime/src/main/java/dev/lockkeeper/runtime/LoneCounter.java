package dev.lockkeeper.runtime;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A count that shares its cache line with nothing: threads that change it do not slow down those that use what would lie beside it. Its
 * operations have the memory effects of a volatile field's.
 */
final class LoneCounter {
    /** Longs in a cache line, of 64 bytes. */
    private static final int LINE = 8;

    private final AtomicLongArray line = new AtomicLongArray(LINE + 1 + LINE);

    long get() {
        return line.get(LINE);
    }

    long addAndGet(long delta) {
        return line.addAndGet(LINE, delta);
    }

    boolean compareAndSet(long expected, long next) {
        return line.compareAndSet(LINE, expected, next);
    }
}
