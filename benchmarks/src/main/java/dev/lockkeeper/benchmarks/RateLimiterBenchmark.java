package dev.lockkeeper.benchmarks;

import dev.lockkeeper.runtime.RateLimiter;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A permit that is granted at once, since the rate is high. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RateLimiterBenchmark {
    private final RateLimiter ours = RateLimiter.of(1_000_000_000, Duration.ofSeconds(1), 1_000_000);

    @SuppressWarnings("UnstableApiUsage")
    private final com.google.common.util.concurrent.RateLimiter guava =
            com.google.common.util.concurrent.RateLimiter.create(1e9);

    private final io.github.resilience4j.ratelimiter.RateLimiter resilience4j =
            io.github.resilience4j.ratelimiter.RateLimiter.of(
                    "benchmark",
                    RateLimiterConfig.custom()
                            .limitForPeriod(1_000_000_000)
                            .limitRefreshPeriod(Duration.ofSeconds(1))
                            .timeoutDuration(Duration.ZERO)
                            .build());

    private final Bucket bucket4j = Bucket.builder()
            .addLimit(limit -> limit.capacity(1_000_000_000).refillGreedy(1_000_000_000, Duration.ofSeconds(1)))
            .build();

    @Benchmark
    public boolean lockkeeper() {
        return ours.tryAcquire();
    }

    @Benchmark
    public void lockkeeperAcquire() throws InterruptedException {
        ours.acquire();
    }

    @Benchmark
    @SuppressWarnings("UnstableApiUsage")
    public boolean guava() {
        return guava.tryAcquire();
    }

    @Benchmark
    @SuppressWarnings("UnstableApiUsage")
    public double guavaAcquire() {
        return guava.acquire();
    }

    @Benchmark
    public boolean resilience4j() {
        return resilience4j.acquirePermission();
    }

    @Benchmark
    public boolean bucket4j() {
        return bucket4j.tryConsume(1);
    }
}
