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

/** A value to and fro between two threads through two channels without a buffer: time per round trip. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PingPongBenchmark {
    static final int ROUNDS = 50_000;

    @Param({"lockkeeper", "jdk", "jox"})
    String peer;

    @Param({"virtual", "platform"})
    String threads;

    @Benchmark
    @OperationsPerInvocation(ROUNDS)
    public void roundTrip() throws InterruptedException {
        Pipe there = Pipe.of(peer, 0);
        Pipe back = Pipe.of(peer, 0);
        new Crew(threads)
                .start(() -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        there.put(1);
                        back.take();
                    }
                })
                .start(() -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        back.put(there.take());
                    }
                })
                .join();
    }
}
