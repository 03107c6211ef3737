package dev.lockkeeper.benchmarks;

import dev.lockkeeper.OnFailure;
import dev.lockkeeper.Threads;
import dev.lockkeeper.runtime.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A million tiny jobs on three workers, each with its own argument, and all results collected in order: time per job. All queues
 * hold a million, as those of the JDK's pools do.
 *
 * <p>The young generation takes all that an iteration makes, and its pages are there from the beginning: what is to be measured is the
 * pools, and not how often the collector happens to copy a million results that are still needed.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-Xmn2400m", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PoolBenchmark {
    static final int JOBS = 1_000_000;

    private static final List<Integer> NUMBERS =
            IntStream.range(0, JOBS).boxed().toList();

    /** A pool as the runtime gives it. */
    @State(Scope.Benchmark)
    public static class Pool {
        @Param({"virtual", "platform"})
        String threads;

        private WorkerPool pool;

        @Setup(Level.Trial)
        public void open() {
            pool = WorkerPool.builder()
                    .workers(3)
                    .queue(JOBS)
                    .threads(Threads.valueOf(threads.toUpperCase(Locale.ROOT)))
                    .build();
        }

        @TearDown(Level.Trial)
        public void close() {
            pool.close();
        }
    }

    /** A pool as a generated class has it; its threads are virtual. */
    @State(Scope.Benchmark)
    public static class Generated {
        private final ConcurrentNumbers numbers = new ConcurrentNumbers();

        @TearDown(Level.Trial)
        public void close() {
            numbers.close();
        }
    }

    /** One task per job. */
    @Benchmark
    @OperationsPerInvocation(JOBS)
    public long submit(Pool state) throws InterruptedException, ExecutionException {
        List<Future<Integer>> tasks = new ArrayList<>(JOBS);
        for (Integer number : NUMBERS) {
            tasks.add(state.pool.submit(() -> Numbers.work(number)));
        }
        return sum(tasks);
    }

    /** Tasks that are handed over together. */
    @Benchmark
    @OperationsPerInvocation(JOBS)
    public long submitAll(Pool state) throws InterruptedException, ExecutionException {
        List<Callable<Integer>> bodies = new ArrayList<>(JOBS);
        for (Integer number : NUMBERS) {
            bodies.add(() -> Numbers.work(number));
        }
        return sum(state.pool.submitAll(bodies));
    }

    /** All jobs, and all results, in one call. */
    @Benchmark
    @OperationsPerInvocation(JOBS)
    public long fanOut(Pool state) {
        return sumOf(state.pool.fanOut(OnFailure.FAIL_FAST).collect(NUMBERS, Numbers::work));
    }

    /** The generated {@code submitX}. */
    @Benchmark
    @OperationsPerInvocation(JOBS)
    public long generatedSubmit(Generated state) throws InterruptedException, ExecutionException {
        List<Future<Integer>> tasks = new ArrayList<>(JOBS);
        for (Integer number : NUMBERS) {
            tasks.add(state.numbers.submitNext(number));
        }
        return sum(tasks);
    }

    /** The generated fan-out. */
    @Benchmark
    @OperationsPerInvocation(JOBS)
    public long generatedAll(Generated state) {
        return sumOf(state.numbers.nextAll(NUMBERS));
    }

    static List<Integer> numbers() {
        return NUMBERS;
    }

    static long sum(List<? extends Future<Integer>> tasks) throws InterruptedException, ExecutionException {
        long sum = 0;
        for (Future<Integer> task : tasks) {
            sum += task.get();
        }
        return checked(sum);
    }

    static long sumOf(List<Integer> results) {
        long sum = 0;
        for (Integer result : results) {
            sum += result;
        }
        return checked(sum);
    }

    private static long checked(long sum) {
        long expected = (long) JOBS * (JOBS + 1) / 2;
        if (sum != expected) {
            throw new IllegalStateException("the results add up to " + sum + " rather than " + expected);
        }
        return sum;
    }
}
