package dev.lockkeeper.samples.webserver;

import dev.lockkeeper.GuardedBy;
import java.util.Arrays;

/** How long the last requests took. */
public class Latencies {
    private static final int KEPT = 1_000;

    final MeasuredLock lock = new ConcurrentMeasuredLock();

    @GuardedBy("lock")
    private final long[] nanos = new long[KEPT];

    @GuardedBy("lock")
    private long recorded;

    @GuardedBy("lock")
    void record(long tookNanos) {
        nanos[(int) (recorded % KEPT)] = tookNanos;
        recorded++;
    }

    /** All zero as long as there was no request. */
    @GuardedBy("lock")
    Percentiles percentiles() {
        long[] sorted = Arrays.copyOf(nanos, (int) Math.min(recorded, KEPT));
        Arrays.sort(sorted);
        return new Percentiles(millis(sorted, 50), millis(sorted, 95), millis(sorted, 99));
    }

    private static double millis(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return sorted[rank - 1] / 1e6;
    }

    /** In milliseconds, by nearest rank: so many percent of the requests took no longer. */
    record Percentiles(double p50, double p95, double p99) {}
}
