package dev.lockkeeper.benchmarks;

import dev.lockkeeper.runtime.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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

/** Values through a buffer of 1,000 in batches of 100, from one sender to one receiver: time per value. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BatchBenchmark {
    private static final int VALUES = 400_000;
    private static final int CAPACITY = 1_000;
    private static final List<Integer> BATCH = Collections.nCopies(100, 1);

    @Param({"virtual", "platform"})
    String threads;

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void lockkeeper() throws InterruptedException {
        Channel<Integer> channel = Channel.buffered(CAPACITY);
        new Crew(threads)
                .start(() -> {
                    for (int sent = 0; sent < VALUES; sent += BATCH.size()) {
                        channel.sendAll(BATCH);
                    }
                })
                .start(() -> {
                    List<Integer> batch = new ArrayList<>();
                    for (int received = 0; received < VALUES; received += batch.size()) {
                        batch.clear();
                        batch.add(channel.receive());
                        channel.drainTo(batch, BATCH.size());
                    }
                })
                .join();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void jdk() throws InterruptedException {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(CAPACITY);
        new Crew(threads)
                .start(() -> {
                    for (int sent = 0; sent < VALUES; sent++) {
                        queue.put(1);
                    }
                })
                .start(() -> {
                    List<Integer> batch = new ArrayList<>();
                    for (int received = 0; received < VALUES; received += batch.size()) {
                        batch.clear();
                        batch.add(queue.take());
                        queue.drainTo(batch, BATCH.size());
                    }
                })
                .join();
    }
}
