package dev.lockkeeper.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The jobs of {@link PoolBenchmark} on the pools that others have: three platform threads each, an unbounded queue. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-Xmn2400m", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PoolPeersBenchmark {
    private ExecutorService threadPool;
    private ForkJoinPool forkJoinPool;
    private AnnotationConfigApplicationContext spring;
    private AsyncTaskExecutor springExecutor;
    private AsyncNumbers springNumbers;

    /** What Spring wraps in a proxy. */
    public static class AsyncNumbers {
        @Async
        public CompletableFuture<Integer> next(Integer number) {
            return CompletableFuture.completedFuture(Numbers.work(number));
        }
    }

    @Configuration
    @EnableAsync
    static class SpringSetup {
        @Bean
        ThreadPoolTaskExecutor taskExecutor() {
            ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
            executor.setCorePoolSize(3);
            executor.setMaxPoolSize(3);
            return executor;
        }

        @Bean
        AsyncNumbers numbers() {
            return new AsyncNumbers();
        }
    }

    @Setup(Level.Trial)
    public void open() {
        threadPool = Executors.newFixedThreadPool(3);
        forkJoinPool = new ForkJoinPool(3);
        spring = new AnnotationConfigApplicationContext(SpringSetup.class);
        springExecutor = spring.getBean(AsyncTaskExecutor.class);
        springNumbers = spring.getBean(AsyncNumbers.class);
    }

    @TearDown(Level.Trial)
    public void close() {
        threadPool.close();
        forkJoinPool.close();
        spring.close();
    }

    @Benchmark
    @OperationsPerInvocation(PoolBenchmark.JOBS)
    public long threadPoolFuture() throws InterruptedException, ExecutionException {
        return submitTo(threadPool);
    }

    @Benchmark
    @OperationsPerInvocation(PoolBenchmark.JOBS)
    public long threadPoolCompletableFuture() throws InterruptedException, ExecutionException {
        List<Future<Integer>> tasks = new ArrayList<>(PoolBenchmark.JOBS);
        for (Integer number : PoolBenchmark.numbers()) {
            tasks.add(CompletableFuture.supplyAsync(() -> Numbers.work(number), threadPool));
        }
        return PoolBenchmark.sum(tasks);
    }

    @Benchmark
    @OperationsPerInvocation(PoolBenchmark.JOBS)
    public long forkJoinPool() throws InterruptedException, ExecutionException {
        return submitTo(forkJoinPool);
    }

    /** The executor that stands behind {@code @Async}, without the proxy. */
    @Benchmark
    @OperationsPerInvocation(PoolBenchmark.JOBS)
    public long springExecutor() throws InterruptedException, ExecutionException {
        List<Future<Integer>> tasks = new ArrayList<>(PoolBenchmark.JOBS);
        for (Integer number : PoolBenchmark.numbers()) {
            tasks.add(springExecutor.submit(() -> Numbers.work(number)));
        }
        return PoolBenchmark.sum(tasks);
    }

    /** An {@code @Async} method, called through its proxy. */
    @Benchmark
    @OperationsPerInvocation(PoolBenchmark.JOBS)
    public long springAsync() throws InterruptedException, ExecutionException {
        List<Future<Integer>> tasks = new ArrayList<>(PoolBenchmark.JOBS);
        for (Integer number : PoolBenchmark.numbers()) {
            tasks.add(springNumbers.next(number));
        }
        return PoolBenchmark.sum(tasks);
    }

    private static long submitTo(ExecutorService pool) throws InterruptedException, ExecutionException {
        List<Future<Integer>> tasks = new ArrayList<>(PoolBenchmark.JOBS);
        for (Integer number : PoolBenchmark.numbers()) {
            tasks.add(pool.submit(() -> Numbers.work(number)));
        }
        return PoolBenchmark.sum(tasks);
    }
}
