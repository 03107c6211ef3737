package dev.lockkeeper.samples.counter;

import dev.lockkeeper.Atomic;
import dev.lockkeeper.GuardedBy;

/** Two ways to count from many threads: a field guarded by the object's own monitor, and an atomic one. */
public class SafeCounter {
    @GuardedBy("this")
    private int guarded;

    /** Not private: the generated class has {@code incrementAtomic()}, {@code addAtomic(…)} and their kin at its visibility. */
    @Atomic
    volatile long atomic;

    @GuardedBy("this")
    public void increment() {
        guarded++;
    }

    @GuardedBy("this")
    public int value() {
        return guarded;
    }
}
