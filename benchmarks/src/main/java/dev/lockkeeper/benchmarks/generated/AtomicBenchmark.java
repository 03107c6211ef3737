package dev.lockkeeper.benchmarks.generated;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Atomic changes, a thousand at a time: figures are nanoseconds per thousand. Samples of that length make the median
 * independent of what else the machine does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class AtomicBenchmark {
    private static final int BATCH = 1_000;

    private final ConcurrentHits hits = new ConcurrentHits();
    private final HandWritten.RawHits rawHits = new HandWritten.RawHits();
    private final AtomicLong atomicLong = new AtomicLong();
    private final ConcurrentStripedHits stripedHits = new ConcurrentStripedHits();
    private final LongAdder longAdder = new LongAdder();
    private final ConcurrentTraffic traffic = new ConcurrentTraffic();
    private final HandWritten.RawTraffic rawTraffic = new HandWritten.RawTraffic();
    private final ConcurrentBuckets buckets = new ConcurrentBuckets();
    private final HandWritten.RawBuckets rawBuckets = new HandWritten.RawBuckets();
    private final AtomicLongArray atomicLongArray = new AtomicLongArray(16);

    @Benchmark
    public long incrementGenerated() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = hits.incrementTotal();
        }
        return last;
    }

    @Benchmark
    public long incrementHandWritten() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = rawHits.incrementTotal();
        }
        return last;
    }

    @Benchmark
    public long incrementAtomicLong() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = atomicLong.incrementAndGet();
        }
        return last;
    }

    @Benchmark
    public long updateGenerated() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = hits.updateTotal(total -> total + 2);
        }
        return last;
    }

    @Benchmark
    public long updateHandWritten() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = rawHits.updateTotal(total -> total + 2);
        }
        return last;
    }

    @Benchmark
    public long updateAtomicLong() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = atomicLong.updateAndGet(total -> total + 2);
        }
        return last;
    }

    @Benchmark
    public void stripedGenerated() {
        for (int i = 0; i < BATCH; i++) {
            stripedHits.incrementTotal();
        }
    }

    @Benchmark
    public void stripedLongAdder() {
        for (int i = 0; i < BATCH; i++) {
            longAdder.increment();
        }
    }

    @Benchmark
    public long recordGenerated() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = traffic.incrementStatsRequests();
        }
        return last;
    }

    @Benchmark
    public long recordHandWritten() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = rawTraffic.incrementStatsRequests();
        }
        return last;
    }

    @Benchmark
    public long elementGenerated() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = buckets.incrementCounts(i & 15);
        }
        return last;
    }

    @Benchmark
    public long elementHandWritten() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = rawBuckets.incrementCounts(i & 15);
        }
        return last;
    }

    @Benchmark
    public long elementAtomicLongArray() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = atomicLongArray.incrementAndGet(i & 15);
        }
        return last;
    }
}
