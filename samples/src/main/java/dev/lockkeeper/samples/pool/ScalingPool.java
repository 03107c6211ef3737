package dev.lockkeeper.samples.pool;

import dev.lockkeeper.Worker;
import dev.lockkeeper.runtime.Ticker;
import dev.lockkeeper.runtime.WaitGroup;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * A pool that grows from two workers to five under a burst, and shrinks back to two when it is over; three times.
 *
 * <p>Go's trap is a worker told to stop while it holds a task; here a worker leaves only when it was idle, so no task is lost.
 */
public class ScalingPool {
    @Worker(pool = 2, max = 5, idle = "50ms")
    void work(WaitGroup burst) throws InterruptedException {
        burst.await();
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (var pool = new ConcurrentScalingPool();
                var ticker = Ticker.every(Duration.ofMillis(1))) {
            int shown = 0;
            for (int number = 1; number <= 3; number++) {
                System.out.println("burst " + number);
                WaitGroup burst = new WaitGroup();
                burst.add(1);
                IntStream.range(0, 20).forEach(task -> pool.submitWork(burst));
                shown = showUntil(5, shown, pool, ticker);
                burst.done();
                shown = showUntil(2, shown, pool, ticker);
            }
            System.out.println(pool.workStats().completed() + " tasks done");
        }
    }

    /** Shows every change that a look in each millisecond sees. */
    private static int showUntil(int wanted, int shown, ConcurrentScalingPool pool, Ticker ticker)
            throws InterruptedException {
        while (shown != wanted) {
            ticker.ticks().receive();
            int workers = pool.workStats().workers();
            if (workers != shown) {
                System.out.println(workers + " workers, " + pool.workStats().queued() + " tasks wait");
            }
            shown = workers;
        }
        return shown;
    }
}
