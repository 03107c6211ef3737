package dev.lockkeeper.benchmarks.generated;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Lock-guarded accessors and their hand-written twins, a thousand calls at a time: figures are nanoseconds per thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class GuardedBenchmark {
    private static final int BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ConcurrentAccount generated = new ConcurrentAccount();
    private final HandWritten.LockedAccount handWritten = new HandWritten.LockedAccount();

    @Benchmark
    public long lockGenerated() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = generated.deposit(i);
        }
        return last;
    }

    @Benchmark
    public long lockFieldGenerated() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = generated.addBalance(i);
        }
        return last;
    }

    @Benchmark
    public long lockHandWritten() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = handWritten.deposit(i);
        }
        return last;
    }

    @Benchmark
    public long boundedGenerated() throws InterruptedException, TimeoutException {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = generated.tryDeposit(i, PATIENCE);
        }
        return last;
    }

    @Benchmark
    public long boundedHandWritten() throws InterruptedException, TimeoutException {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = handWritten.tryDeposit(i, PATIENCE);
        }
        return last;
    }

    @Benchmark
    public long monitorGenerated() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = generated.record();
        }
        return last;
    }

    @Benchmark
    public long monitorHandWritten() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = handWritten.record();
        }
        return last;
    }

    @Benchmark
    public long readLockGenerated() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last += generated.limit();
        }
        return last;
    }

    @Benchmark
    public long readLockHandWritten() {
        long last = 0;
        for (int i = 0; i < BATCH; i++) {
            last += handWritten.limit();
        }
        return last;
    }

    @Benchmark
    public double stampedGenerated() {
        double last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = generated.addRate(1);
        }
        return last;
    }

    @Benchmark
    public double stampedHandWritten() {
        double last = 0;
        for (int i = 0; i < BATCH; i++) {
            last = handWritten.addRate(1);
        }
        return last;
    }

    @Benchmark
    public double optimisticGenerated() {
        double last = 0;
        for (int i = 0; i < BATCH; i++) {
            last += generated.rate();
        }
        return last;
    }

    @Benchmark
    public double optimisticHandWritten() {
        double last = 0;
        for (int i = 0; i < BATCH; i++) {
            last += handWritten.rate();
        }
        return last;
    }
}
