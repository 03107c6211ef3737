package dev.lockkeeper.samples.race;

import dev.lockkeeper.Atomic;
import dev.lockkeeper.Worker;

/** The second mend of the racing view counter: an atomic field. */
public abstract class AtomicViewCounter {
    @Atomic
    volatile long views;

    @Worker(pool = 4)
    void view() {
        incrementViews();
    }

    abstract long incrementViews();

    public static void main(String[] arguments) {
        var counter = new ConcurrentAtomicViewCounter();
        try (counter) {
            for (int visitor = 0; visitor < 1_000; visitor++) {
                counter.submitView();
            }
        }
        System.out.println(counter.views());
    }
}
