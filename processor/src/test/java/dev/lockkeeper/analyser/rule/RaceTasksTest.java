package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** What counts as a task beside the methods annotated {@code @Worker}, and which tasks never meet. */
class RaceTasksTest {
    @Test
    void stagesOfFuturesAndElementsOfParallelStreamsAreTasks() {
        Snippet.check("""
                class Loader {
                    @Atomic volatile int open;
                    private int started;
                    private int length;
                    private int sum;
                    private final List<String> pages = new ArrayList<>();
                    CompletableFuture<String> fetch(String url) { return CompletableFuture.completedFuture(url); }
                    void load(List<String> urls) {
                        for (String url : urls) {
                            CompletableFuture.runAsync(() -> started++); // :: worker-race
                            CompletableFuture.supplyAsync(() -> url)
                                    .thenAccept(page -> length += page.length()); // :: worker-race
                            fetch(url).thenAccept(page -> pages.add(page)); // :: worker-race
                        }
                        urls.parallelStream().map(String::length).forEach(n -> sum += n); // :: worker-race
                    }
                    List<String> copy(List<String> urls) {
                        List<String> all = new ArrayList<>();
                        urls.stream().parallel().forEach(url -> all.add(url)); // :: worker-race
                        return all;
                    }
                }
                """);
    }

    @Test
    void objectsThatSayThemselvesWhatTheyRunAreTasks() {
        Snippet.check("""
                class Pool {
                    @Atomic volatile int open;
                    private int done;
                    class Counting extends Thread {
                        @Override public void run() {
                            done++; // :: worker-race
                        }
                    }
                    void each(Executor executor) {
                        Job shared = new Job();
                        for (int i = 0; i < 10; i++) {
                            new Counting().start();
                            executor.execute(shared);
                            executor.execute(new Counter());
                        }
                    }
                }
                """, """
                class Job implements Runnable {
                    private int runs;
                    @Override public void run() {
                        runs++; // :: worker-race
                    }
                }
                """, """
                class Counter implements Runnable {
                    private static int all;
                    private int own;
                    @Override public void run() {
                        own++;
                        all++; // :: worker-race
                    }
                }
                """);
    }

    @Test
    void anObjectThatRunsItselfRacesWithItsOtherMethods() {
        Snippet.check("""
                class Poller implements Runnable {
                    @Atomic volatile int polls;
                    private boolean isStopped;
                    private int own;
                    void start() { new Thread(this).start(); }
                    void stop() { isStopped = true; }
                    @Override public void run() {
                        while (!isStopped) { // :: worker-race
                            own++;
                        }
                    }
                }
                """);
    }

    @Test
    void theMessageTellsTasksApart() {
        var reported = Snippet.of("""
                class Pair {
                    @Atomic volatile int open;
                    private final Object lock = new Object();
                    private int n;
                    void go() {
                        new Thread(() -> { synchronized (lock) { n = 1; } }).start();
                        new Thread(() -> n = 2).start();
                    }
                }
                """).diagnose();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).text())
                .isEqualTo("[lockkeeper:worker-race] 'n' is changed by the task started at Pair.java:6 under"
                        + " 'Pair.lock' only, while the task started at Pair.java:7 changes it at the same time at"
                        + " Pair.java:7\n  hint: annotate 'n' @Atomic and use its generated operations, or @GuardedBy with a"
                        + " lock that all of them hold");
    }

    @Test
    void anObjectForEachTaskIsNotReported() {
        Snippet.check("""
                class Pool {
                    @Atomic volatile int open;
                    static class Job implements Callable<Integer> {
                        private final List<Integer> parts = new ArrayList<>();
                        private int sum;
                        private final ExecutorService pool;
                        Job(ExecutorService pool) { this.pool = pool; }
                        @Override public Integer call() {
                            parts.add(1);
                            sum++;
                            pool.submit(new Job(pool));
                            return sum;
                        }
                    }
                    void each(ExecutorService pool) {
                        for (int i = 0; i < 10; i++) {
                            pool.submit(new Job(pool));
                        }
                    }
                }
                """);
    }

    @Test
    void aThreadOfItsOwnMayUseStateThatNobodyElseUses() {
        Snippet.check("""
                class Poller implements Runnable {
                    @Atomic volatile int polls;
                    private int rounds;
                    private final List<String> seen = new ArrayList<>();
                    private volatile boolean isStopped;
                    void start() { new Thread(this).start(); }
                    void stop() { isStopped = true; }
                    @Override public void run() {
                        while (!isStopped) {
                            rounds++;
                            seen.add("x");
                        }
                    }
                }
                """);
    }

    @Test
    void tasksOfASingleThreadAreNotReported() {
        Snippet.check("""
                class Ledger {
                    @Atomic volatile int open;
                    private final ExecutorService single = Executors.newSingleThreadExecutor();
                    private static final ExecutorService ONE = Executors.newFixedThreadPool(1, Thread::new);
                    private int sum;
                    private int all;
                    private int last;
                    void add(int n) { single.execute(() -> sum += n); }
                    void reset() { single.execute(() -> sum = 0); }
                    void each(List<Integer> numbers) {
                        numbers.forEach(n -> ONE.execute(() -> all += n));
                        ExecutorService mine = Executors.newSingleThreadExecutor();
                        for (int n : numbers) mine.submit(() -> last = n);
                    }
                }
                """);
    }

    @Test
    void anExecutorThatMayHaveSeveralThreadsIsReported() {
        Snippet.check("""
                class Ledger {
                    @Atomic volatile int open;
                    private ExecutorService pool = Executors.newSingleThreadExecutor();
                    private int sum;
                    void widen() { pool = Executors.newFixedThreadPool(2); }
                    void add(int n) { pool.execute(() -> sum += n); } // :: worker-race
                    void reset() { pool.execute(() -> sum = 0); }
                }
                """);
    }

    @Test
    void stagesOfOneFutureAreInOrder() {
        Snippet.check("""
                class Steps {
                    @Atomic volatile int open;
                    private int first;
                    private int count;
                    void chain() {
                        CompletableFuture.runAsync(() -> first = 1).thenRun(() -> first++).thenRun(() -> first = 0);
                    }
                    CompletableFuture<Void> rounds(int n) {
                        CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);
                        for (int i = 0; i < n; i++) {
                            tail = tail.thenRun(() -> count++);
                        }
                        return tail;
                    }
                }
                """);
    }

    @Test
    void streamsThatAreNotParallelAndResultsOfThoseThatAreAreNotReported() {
        Snippet.check("""
                class Sums {
                    @Atomic volatile int open;
                    private final AtomicInteger hits = new AtomicInteger();
                    private int sum;
                    int add(List<Integer> numbers) {
                        numbers.stream().forEach(n -> sum += n);
                        numbers.parallelStream().sequential().forEach(n -> sum += n);
                        numbers.parallelStream().forEach(n -> hits.incrementAndGet());
                        List<Integer> doubled = numbers.parallelStream().map(n -> {
                            int[] twice = {n};
                            twice[0] *= 2;
                            return twice[0];
                        }).collect(Collectors.toList());
                        doubled.add(1);
                        return numbers.parallelStream().mapToInt(n -> n).sum() + doubled.size();
                    }
                }
                """);
    }

    @Test
    void whatAPlainHelperChangesThroughAParameterIsReported() {
        Snippet.check("""
                class Crawler {
                    private final StringBuilder log = new StringBuilder();
                    private final StringJoiner names = new StringJoiner(",");
                    @Worker(pool = 4) void visit(String url) {
                        Texts.add(log, url);
                        Texts.join(names, url);
                    }
                }
                """, """
                class Texts {
                    static void add(StringBuilder text, String added) { text.append(added); } // :: worker-race
                    static void join(StringJoiner text, String added) {
                        StringJoiner same = text;
                        same.add(added); // :: worker-race
                    }
                }
                """);
    }

    @Test
    void whatAPlainHelperReadsOfObjectsThatNobodyCanChangeIsNotReported() {
        Snippet.check("""
                class Crawler {
                    private final String prefix = "http";
                    private final Integer most = 5;
                    private final TimeUnit unit = TimeUnit.SECONDS;
                    @Worker(pool = 4) void visit(String url) {
                        Texts.isLong(url, most);
                        Texts.name(unit, prefix);
                        Texts.lengthOf(new StringBuilder(url), url);
                    }
                }
                """, """
                class Texts {
                    static boolean isLong(String text, Integer most) { return text.length() > most.intValue(); }
                    static String name(TimeUnit unit, String prefix) { return prefix.concat(unit.name()); }
                    static int lengthOf(StringBuilder text, String added) {
                        StringBuilder own = new StringBuilder();
                        own.append(added);
                        text.append(own);
                        return text.length();
                    }
                }
                """);
    }

    @Test
    void eachTaskHasAnElementOfItsOwn() {
        Snippet.check("""
                class Pair {
                    @Atomic volatile int n;
                    int sum() throws InterruptedException {
                        int[] halves = new int[2];
                        Thread left = new Thread(() -> halves[0] = 1);
                        Thread right = new Thread(() -> halves[1] = 2);
                        left.start();
                        right.start();
                        left.join();
                        right.join();
                        return halves[0] + halves[1];
                    }
                }
                """);
    }

    @Test
    void twoTasksHaveTheSameElement() {
        Snippet.check("""
                class Pair {
                    @Atomic volatile int n;
                    void sum() {
                        int[] halves = new int[2];
                        Thread left = new Thread(() -> halves[0] = 1); // :: worker-race
                        Thread right = new Thread(() -> halves[0] = 2);
                        left.start();
                        right.start();
                    }
                }
                """);
    }
}
