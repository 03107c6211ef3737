package dev.lockkeeper.samples.mutex;

import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.runtime.WaitGroup;

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
        for (int task = 0; task < 1_000; task++) {
            group.go(counter::incrementCount);
        }
        group.await();
        System.out.println(counter.count());
    }
}
