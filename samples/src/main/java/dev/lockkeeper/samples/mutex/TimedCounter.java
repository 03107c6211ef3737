package dev.lockkeeper.samples.mutex;

import dev.lockkeeper.GuardedBy;
import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.TaskGroup;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An increment that gives up when it does not get the lock within 100 ms.
 *
 * <p>Go's {@code Mutex} has no time-out, and the usual goroutine beside a timer gets the lock later and nobody gives it back: it
 * leaks; here, after a time-out, nothing is held and nobody waits.
 */
public class TimedCounter {
    private final Lock lock = new ReentrantLock();

    @GuardedBy("lock")
    int count;

    @GuardedBy("lock")
    void increment() {
        count++;
    }

    /** Keeps the lock from one signal to the next. */
    @GuardedBy("lock")
    @SuppressWarnings("lockkeeper:lock-blocking") // an owner who keeps the others waiting is what the sample is about
    void keepLock(Channel<String> signals) throws InterruptedException {
        signals.send("locked");
        signals.send("unlocking");
    }

    public static void main(String[] arguments) throws InterruptedException {
        var counter = new ConcurrentTimedCounter();
        Channel<String> signals = Channel.unbuffered();
        try (TaskGroup<Boolean> group = TaskGroup.open()) {
            group.fork(() -> {
                counter.keepLock(signals);
                return true;
            });
            System.out.println(
                    signals.receive() + ", increments within 100 ms: " + counter.tryIncrement(Duration.ofMillis(100)));
            System.out.println(signals.receive());
            group.join();
        }
        System.out.println("free, increments within 100 ms: " + counter.tryIncrement(Duration.ofMillis(100))
                + ", count " + counter.count());
    }
}
