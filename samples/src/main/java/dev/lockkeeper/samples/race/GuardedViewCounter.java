package dev.lockkeeper.samples.race;

import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.Worker;

/** The first mend of the racing view counter: a lock. */
public class GuardedViewCounter {
    @GuardedBy("this")
    long views;

    @Worker(pool = 4)
    @GuardedBy("this")
    void view() {
        views++;
    }

    public static void main(String[] arguments) {
        var counter = new ConcurrentGuardedViewCounter();
        try (counter) {
            for (int visitor = 0; visitor < 1_000; visitor++) {
                counter.submitView();
            }
        }
        System.out.println(counter.views());
    }
}
