package dev.lockkeeper.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Values through a buffer of 100, from so many senders to as many receivers: time per value. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BufferedBenchmark {
    static final int VALUES = 400_000;

    @Param({"lockkeeper", "jdk", "jox"})
    String peer;

    @Param({"virtual", "platform"})
    String threads;

    @Param({"1", "4"})
    int pairs;

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void transfer() throws InterruptedException {
        Pipe pipe = Pipe.of(peer, 100);
        Crew crew = new Crew(threads);
        int each = VALUES / pairs;
        for (int pair = 0; pair < pairs; pair++) {
            crew.start(() -> {
                for (int i = 0; i < each; i++) {
                    pipe.put(1);
                }
            });
            crew.start(() -> {
                for (int i = 0; i < each; i++) {
                    pipe.take();
                }
            });
        }
        crew.join();
    }
}
