package dev.lockkeeper.samples.mutex;

import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.runtime.WaitGroup;
import java.util.stream.IntStream;

/**
 * Two loops of a thousand steps each add to one total.
 *
 * <p>Go's trap is a return or a panic between {@code Lock} and {@code Unlock}, which leaves the mutex locked; here the lock is
 * released however the method ends.
 */
public class TwoLoops {
    @GuardedBy("this")
    int total;

    public static void main(String[] arguments) throws InterruptedException {
        var loops = new ConcurrentTwoLoops();
        WaitGroup group = new WaitGroup();
        group.go(() -> IntStream.range(0, 1_000).forEach(step -> loops.incrementTotal()));
        group.go(() -> IntStream.range(0, 1_000).forEach(step -> loops.incrementTotal()));
        group.await();
        System.out.println("total " + loops.total());
    }
}
