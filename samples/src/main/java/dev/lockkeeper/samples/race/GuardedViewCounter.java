package dev.lockkeeper.samples.race;

import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.Worker;
import java.util.stream.IntStream;

/**
 * A page counts its views, and the first mend of its race is a lock.
 *
 * <p>Go's trap is {@code views++} in several goroutines, which compiles, loses views, and is found by {@code -race} only in a run that
 * shows it; here it does not compile.
 */
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
            IntStream.range(0, 1_000).forEach(visitor -> counter.submitView());
        }
        System.out.println("views: " + counter.views());
    }
}
