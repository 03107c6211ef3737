package dev.lockkeeper.benchmarks;

import dev.lockkeeper.runtime.TaskGroup;
import dev.lockkeeper.runtime.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A million trivial tasks, a virtual thread each, started and waited for: time per task. The heap is as {@link PoolBenchmark} has it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-Xmn2400m", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpawnBenchmark {
    private static final int TASKS = 1_000_000;

    private final LongAdder done = new LongAdder();

    /** Go's way: nobody asks for results. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void waitGroup() throws InterruptedException {
        WaitGroup group = new WaitGroup();
        for (int i = 0; i < TASKS; i++) {
            group.go(done::increment);
        }
        group.await();
    }

    /** What {@link #waitGroup} does, with nothing but the JDK. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void threadsAndLatch() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(TASKS);
        for (int i = 0; i < TASKS; i++) {
            Thread.startVirtualThread(() -> {
                done.increment();
                latch.countDown();
            });
        }
        latch.await();
    }

    /** Bare threads, each joined. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void threadsJoined() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            threads.add(Thread.startVirtualThread(done::increment));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** With results, and with the failure of one cancelling the others. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public long taskGroup() throws InterruptedException {
        try (TaskGroup<Integer> group = TaskGroup.open()) {
            for (int i = 0; i < TASKS; i++) {
                int number = i;
                group.fork(() -> Numbers.work(number));
            }
            long sum = 0;
            for (Integer result : group.join()) {
                sum += result;
            }
            return sum;
        }
    }

    /** With results, and nothing else. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public long threadPerTaskExecutor() throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                int number = i;
                tasks.add(executor.submit(() -> Numbers.work(number)));
            }
            long sum = 0;
            for (Future<Integer> task : tasks) {
                sum += task.get();
            }
            return sum;
        }
    }
}
