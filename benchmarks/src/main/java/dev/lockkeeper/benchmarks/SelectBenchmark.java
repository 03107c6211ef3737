package dev.lockkeeper.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Selects over so many channels: time per value. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SelectBenchmark {
    static final int VALUES = 50_000;

    @Param({"lockkeeper", "jox"})
    String peer;

    @Param({"2", "8"})
    int channels;

    private Switchboard ready;

    @Setup(Level.Iteration)
    public void connect() {
        ready = Switchboard.of(peer, channels, 1);
    }

    /** One thread sends to the channels in turn, without a buffer; the other selects and has to wait mostly. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void blocking() throws InterruptedException {
        Switchboard board = Switchboard.of(peer, channels, 0);
        new Crew("virtual")
                .start(() -> {
                    for (int i = 0; i < VALUES; i++) {
                        board.put(i % channels, i);
                    }
                })
                .start(() -> {
                    for (int i = 0; i < VALUES; i++) {
                        board.select();
                    }
                })
                .join();
    }

    /** One thread sends a value into one buffer, then selects: exactly one clause is ready. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int sendAndReady() throws InterruptedException {
        int sum = 0;
        for (int i = 0; i < VALUES; i++) {
            ready.put(i % channels, i);
            sum += ready.select();
        }
        return sum;
    }
}
