package dev.lockkeeper.samples.atomic;

import dev.lockkeeper.Atomic;
import dev.lockkeeper.runtime.WaitGroup;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Requests, errors and their duration, updated together by a hundred tasks.
 *
 * <p>Go's trap is a snapshot between three separate atomic counters, which belongs to no moment; here the three are one record,
 * which is replaced as a whole.
 */
public class RequestStatistics {
    record Stats(long requests, long errors, Duration duration) {
        Stats plus(boolean failed, Duration took) {
            return new Stats(requests + 1, errors + (failed ? 1 : 0), duration.plus(took));
        }
    }

    @Atomic
    volatile Stats stats = new Stats(0, 0, Duration.ZERO);

    public static void main(String[] arguments) throws InterruptedException {
        var statistics = new ConcurrentRequestStatistics();
        WaitGroup group = new WaitGroup();
        IntStream.rangeClosed(1, 100)
                .forEach(i -> group.go(() -> statistics.updateStats(s -> s.plus(i % 10 == 0, Duration.ofMillis(i)))));
        group.await();
        Stats stats = statistics.stats();
        System.out.println(stats + ", average " + stats.duration().dividedBy(stats.requests()));
    }
}
