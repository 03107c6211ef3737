package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class WorkerRaceRuleTest {
    @Test
    void fieldsThatTasksChangeAreReported() {
        Snippet.check("""
                class Crawler {
                    private int pages;
                    private String last;
                    static long all;
                    private final Map<String, Integer> counts = new HashMap<>();
                    private final List<String> log = new ArrayList<>();
                    private final StringBuilder text = new StringBuilder();
                    private final int[] sum = new int[1];
                    private volatile int hits;
                    @Worker void visit(String url) {
                        pages++; // :: worker-race
                        last = url; // :: worker-race
                        all += 1; // :: worker-race
                        counts.merge(url, 1, Integer::sum); // :: worker-race
                        log.add(url); // :: worker-race
                        text.append(url); // :: worker-race
                        sum[0]++; // :: worker-race
                        hits++; // :: worker-race
                    }
                }
                """);
    }

    @Test
    void theWayThroughCallsAndObjectsIsFollowed() {
        var reported = Snippet.of("""
                class Crawler {
                    private final Stats stats = new Stats();
                    @Worker void visit(String url) {
                        help(url);
                    }
                    private void help(String url) {
                        List.of(url).forEach(each -> stats.count(each));
                    }
                }
                """, """
                class Stats {
                    int n;
                    void count(String url) {
                        n += url.length();
                    }
                }
                """).diagnose();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).file()).isEqualTo("Stats.java");
        assertThat(reported.get(0).line()).isEqualTo(4);
        assertThat(reported.get(0).text())
                .isEqualTo("[lockkeeper:worker-race] 'n' is changed by worker 'Crawler.visit' (by Crawler.java:4 →"
                        + " Crawler.java:7 → Crawler.java:7) without a lock, while other tasks of the same kind do so at the"
                        + " same time\n  hint: annotate 'n' @Atomic and use its generated operations, or @GuardedBy with a"
                        + " lock that all of them hold");
    }

    @Test
    void aPoolOfOneRacesWithCodeOutsideIt() {
        Snippet.check("""
                class Feed {
                    private int sum;
                    private boolean isReady;
                    private final List<String> lines = new ArrayList<>();
                    @Worker(pool = 1) void add(int n) {
                        sum += n; // :: worker-race
                        lines.size(); // :: worker-race
                        if (isReady) System.out.println(sum); // :: worker-race
                    }
                    int sum() { return sum; }
                    void ready() { isReady = true; }
                    void put(String line) { lines.add(line); }
                }
                """);
    }

    @Test
    void codeHandedOverByADomainClassIsATask() {
        Snippet.check("""
                import dev.lockkeeper.runtime.*; import dev.lockkeeper.*; import java.util.*; import java.util.concurrent.*;
                class Loader {
                    @Atomic volatile int open;
                    private int loaded;
                    private int seen;
                    void loadAll(List<String> urls, ExecutorService pool) throws Exception {
                        List<String> results = new ArrayList<>();
                        int[] count = {0};
                        WaitGroup group = new WaitGroup();
                        for (String url : urls) {
                            group.go(() -> results.add(url)); // :: worker-race
                            pool.submit(() -> {
                                count[0]++; // :: worker-race
                                loaded++; // :: worker-race
                            });
                        }
                        group.await();
                    }
                    void watch(Executor pool) {
                        pool.execute(() -> seen = 1); // :: worker-race
                    }
                    int seen() { return seen; }
                }
                """);
    }

    @Test
    void twoWorkersRaceWithEachOther() {
        Snippet.check("""
                class Jobs {
                    private int n;
                    private int m;
                    @Worker(pool = 1) void one() {
                        n = 1; // :: worker-race
                    }
                    @Worker(pool = 1) void two() { n = 2; }
                    @Worker(pool = 1, name = "same") void three() { m = 1; }
                    @Worker(pool = 1, name = "same") void four() { m = 2; }
                }
                """);
    }

    @Test
    void guardedAtomicAndThreadSafeStateIsNotReported() {
        Snippet.check("""
                class Crawler {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int pages;
                    @Atomic volatile int open;
                    private int inLock;
                    private int inMonitor;
                    private final AtomicInteger hits = new AtomicInteger();
                    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
                    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
                    private final Queue<String> queue = new ConcurrentLinkedQueue<>();
                    private volatile boolean isDone;
                    @Worker void visit(String url) {
                        lock.lock();
                        try {
                            pages++;
                            inLock++;
                        } finally {
                            lock.unlock();
                        }
                        synchronized (this) {
                            count();
                        }
                        open = 1;
                        hits.incrementAndGet();
                        counts.merge(url, 1, Integer::sum);
                        log.add(url);
                        queue.add(url);
                        isDone = true;
                    }
                    void count() { inMonitor++; }
                    int inLock() {
                        lock.lock();
                        try {
                            return inLock;
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void whatATaskHasForItselfIsNotReported() {
        Snippet.check("""
                class Crawler {
                    @Worker String visit(Job job) {
                        List<String> mine = new ArrayList<>();
                        mine.add("a");
                        Stats stats = new Stats();
                        stats.n++;
                        stats.count();
                        job.state = 1;
                        int[] sum = new int[1];
                        sum[0]++;
                        StringBuilder text = new StringBuilder();
                        mine.forEach(each -> text.append(each));
                        return text.toString();
                    }
                }
                """, """
                class Stats {
                    int n;
                    void count() { n++; }
                }
                """, """
                class Job {
                    int state;
                }
                """);
    }

    @Test
    void stateThatNobodyChangesIsNotReported() {
        Snippet.check("""
                class Crawler {
                    private final Map<String, String> names = new HashMap<>();
                    private String prefix;
                    private final int[] weights = {1, 2};
                    Crawler(String prefix) {
                        this.prefix = prefix;
                        names.put("a", "b");
                    }
                    @Worker String visit(String url) {
                        return prefix + names.get(url) + weights[0];
                    }
                    String prefix() { return prefix; }
                }
                """);
    }

    @Test
    void aPoolOfOneThatNobodyElseMeetsIsNotReported() {
        Snippet.check("""
                abstract class Feed {
                    private int sum;
                    private int before;
                    @Worker(pool = 1) void add(int n) {
                        sum += n + before;
                    }
                    @Await int sum() { return sum; }
                    abstract Future<?> submitAdd(int n);
                    void begin() {
                        before = 1;
                        submitAdd(2);
                    }
                }
                """);
    }

    @Test
    void elementsOfItsOwnAndTasksInTurnAreNotReported() {
        Snippet.check("""
                import dev.lockkeeper.runtime.*; import dev.lockkeeper.*; import java.util.*; import java.util.concurrent.*;
                class Loader {
                    @Atomic volatile int open;
                    void loadAll(List<String> urls, ExecutorService pool) throws Exception {
                        String[] results = new String[urls.size()];
                        List<String> list = new ArrayList<>();
                        for (int i = 0; i < urls.size(); i++) {
                            int index = i;
                            List<String> mine = new ArrayList<>();
                            Go.run(() -> {
                                results[index] = urls.get(index);
                                mine.add("x");
                            });
                        }
                        pool.submit(() -> list.add("a")).get();
                        list.add("b");
                    }
                }
                """);
    }

    @Test
    void classesThatAreNoDomainClassesAreNotReported() {
        Snippet.check("""
                class Plain {
                    private int n;
                    void run(ExecutorService pool) {
                        for (int i = 0; i < 3; i++) pool.submit(() -> n++);
                    }
                }
                """, """
                class Domain {
                    @Atomic volatile int n;
                    @Worker void work() {}
                }
                """);
    }

    @Test
    void typesAnnotatedAsSafeAreNotReported() {
        Snippet.check("""
                class Crawler {
                    private final Stats stats = new Stats();
                    @Worker void visit() { stats.count(); }
                }
                """, """
                @ThreadSafe class Stats {
                    int n;
                    void count() { n++; }
                }
                """, """
                @interface ThreadSafe {}
                """);
    }
}
