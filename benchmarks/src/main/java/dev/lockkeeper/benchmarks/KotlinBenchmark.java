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

/** Kotlin's channels, under the loads of the other benchmarks. Apart from them, since they run coroutines and no threads. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class KotlinBenchmark {
    /** How many senders, and as many receivers. */
    @State(Scope.Benchmark)
    public static class Pairs {
        @Param({"1", "4"})
        int pairs;
    }

    /** Over how many channels to select. */
    @State(Scope.Benchmark)
    public static class Channels {
        @Param({"2", "8"})
        int channels;
    }

    @Benchmark
    @OperationsPerInvocation(BufferedBenchmark.VALUES)
    public void transfer(Pairs state) {
        Coroutines.transfer(BufferedBenchmark.VALUES, state.pairs, 100);
    }

    @Benchmark
    @OperationsPerInvocation(PingPongBenchmark.ROUNDS)
    public void roundTrip() {
        Coroutines.pingPong(PingPongBenchmark.ROUNDS);
    }

    @Benchmark
    @OperationsPerInvocation(SelectBenchmark.VALUES)
    public void blocking(Channels state) {
        Coroutines.blockingSelect(SelectBenchmark.VALUES, state.channels);
    }

    @Benchmark
    @OperationsPerInvocation(SelectBenchmark.VALUES)
    public int sendAndReady(Channels state) {
        return Coroutines.sendAndReadySelect(SelectBenchmark.VALUES, state.channels);
    }
}
