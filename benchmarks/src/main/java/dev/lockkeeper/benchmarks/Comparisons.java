package dev.lockkeeper.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** All comparisons, with the ratios that the project sets itself as targets. */
final class Comparisons {
    private Comparisons() {}

    static List<Comparison> all() {
        List<Comparison> all = new ArrayList<>();
        for (String threads : List.of("virtual", "platform")) {
            for (int pairs : new int[] {1, 4}) {
                all.add(buffered(threads, pairs));
            }
            all.add(batch(threads));
            all.add(pingPong(threads));
        }
        for (int channels : new int[] {2, 8}) {
            all.add(select("blocking", "blocking select", channels, 0.5));
            all.add(select("sendAndReady", "send and ready select", channels, channels == 8 ? 0.3 : 0));
        }
        all.addAll(pools());
        all.addAll(others());
        return all;
    }

    private static Comparison buffered(String threads, int pairs) {
        String parameters = " pairs=" + pairs + " peer=%s threads=" + threads;
        boolean virtual = threads.equals("virtual");
        Comparison comparison = new Comparison(
                        "buffered(100), " + pairs + " → " + pairs + ", " + threads,
                        "BufferedBenchmark.transfer" + parameters.formatted("lockkeeper"))
                .against(
                        "ArrayBlockingQueue",
                        "BufferedBenchmark.transfer" + parameters.formatted("jdk"),
                        virtual ? 1.0 : 0.6)
                .against("Jox", "BufferedBenchmark.transfer" + parameters.formatted("jox"), virtual ? 0.6 : 0);
        return virtual
                ? comparison
                        .against("Kotlin", "KotlinBenchmark.transfer pairs=" + pairs)
                        .against("Go", "Go.transfer pairs=" + pairs)
                : comparison;
    }

    private static Comparison batch(String threads) {
        return new Comparison(
                        "buffered(1000), 1 → 1 in batches of 100, " + threads,
                        "BatchBenchmark.lockkeeper threads=" + threads)
                .against("ArrayBlockingQueue, put and drainTo", "BatchBenchmark.jdk threads=" + threads);
    }

    private static Comparison pingPong(String threads) {
        String parameters = "PingPongBenchmark.roundTrip peer=%s threads=" + threads;
        boolean virtual = threads.equals("virtual");
        Comparison comparison = new Comparison("unbuffered round trip, " + threads, parameters.formatted("lockkeeper"))
                .against("SynchronousQueue", parameters.formatted("jdk"), virtual ? 1.5 : 0)
                .against("Jox", parameters.formatted("jox"), virtual ? 0.7 : 0);
        return virtual
                ? comparison.against("Kotlin", "KotlinBenchmark.roundTrip").against("Go", "Go.roundTrip")
                : comparison;
    }

    private static Comparison select(String method, String what, int channels, double target) {
        String ofChannels = method + " channels=" + channels;
        return new Comparison(what + " of " + channels, "SelectBenchmark." + ofChannels + " peer=lockkeeper")
                .against("Jox", "SelectBenchmark." + ofChannels + " peer=jox", target)
                .against("Kotlin", "KotlinBenchmark." + ofChannels)
                .against("Go", "Go." + ofChannels);
    }

    private static List<Comparison> pools() {
        List<Comparison> pools = new ArrayList<>();
        for (String threads : List.of("virtual", "platform")) {
            for (String form : List.of("submit", "submitAll", "fanOut")) {
                pools.add(pool(form, "PoolBenchmark." + form + " threads=" + threads, threads));
            }
        }
        pools.add(pool("generated submitX", "PoolBenchmark.generatedSubmit", "virtual"));
        pools.add(pool("generated xAll", "PoolBenchmark.generatedAll", "virtual"));
        return pools;
    }

    private static Comparison pool(String form, String benchmark, String threads) {
        String peers = "PoolPeersBenchmark.";
        return new Comparison("pool of 3, per job: " + form + ", " + threads, benchmark)
                .against("ThreadPoolExecutor, Future", peers + "threadPoolFuture", 0.6)
                .against("ThreadPoolExecutor, CompletableFuture", peers + "threadPoolCompletableFuture")
                .against("ForkJoinPool", peers + "forkJoinPool")
                .against("Spring's executor", peers + "springExecutor")
                .against("Spring's @Async", peers + "springAsync")
                .against("Go", "Go.pool");
    }

    private static List<Comparison> others() {
        String spawn = "SpawnBenchmark.";
        String limiter = "RateLimiterBenchmark.";
        return List.of(
                new Comparison("spawn and await: WaitGroup.go", spawn + "waitGroup")
                        .against("bare virtual threads, CountDownLatch", spawn + "threadsAndLatch", 1.2)
                        .against("bare virtual threads, join", spawn + "threadsJoined", 1.2)
                        .against("Go", "Go.spawn"),
                new Comparison("spawn and await: TaskGroup.fork, with results", spawn + "taskGroup")
                        .against("bare virtual threads, CountDownLatch", spawn + "threadsAndLatch", 1.2)
                        .against("bare virtual threads, join", spawn + "threadsJoined", 1.2)
                        .against("newVirtualThreadPerTaskExecutor, Future", spawn + "threadPerTaskExecutor"),
                new Comparison("RateLimiter.tryAcquire", limiter + "lockkeeper")
                        .against("Guava", limiter + "guava", 1.0)
                        .against("Resilience4j", limiter + "resilience4j")
                        .against("Bucket4j", limiter + "bucket4j"),
                new Comparison("RateLimiter.acquire", limiter + "lockkeeperAcquire")
                        .against("Guava", limiter + "guavaAcquire", 1.0));
    }
}
