package dev.lockkeeper.samples.mutex;

import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.runtime.WaitGroup;
import java.util.stream.IntStream;

/**
 * A thousand tasks count to a thousand.
 *
 * <p>Go's trap is the one access that forgets the mutex, which compiles; here an access without the lock does not compile.
 */
public class SafeCounter {
    @GuardedBy("this")
    int count;

    public static void main(String[] arguments) throws InterruptedException {
        var counter = new ConcurrentSafeCounter();
        WaitGroup group = new WaitGroup();
        IntStream.range(0, 1_000).forEach(task -> group.go(counter::incrementCount));
        group.await();
        System.out.println("counted to " + counter.count());
    }
}
