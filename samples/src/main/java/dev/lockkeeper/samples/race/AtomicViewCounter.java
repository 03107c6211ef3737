package dev.lockkeeper.samples.race;

import dev.lockkeeper.Atomic;
import dev.lockkeeper.Worker;
import java.util.stream.IntStream;

/**
 * A page counts its views, and the second mend of its race is an atomic field.
 *
 * <p>Go's trap is the same as with a lock, and its mend must be kept up at every access; here any other access does not compile.
 */
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
            IntStream.range(0, 1_000).forEach(visitor -> counter.submitView());
        }
        System.out.println("views: " + counter.views());
    }
}
