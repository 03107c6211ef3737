package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** What happens before something else, and what only one task knows, is no race. */
class RaceOrderTest {
    @Test
    void whatIsReadAfterWaitingIsNotReported() {
        Snippet.check("""
                class Job {
                    @Atomic volatile int open;
                    private final CountDownLatch done = new CountDownLatch(1);
                    private int n;
                    private int m;
                    private int k;
                    private Future<?> future;
                    int joined() throws Exception {
                        Thread thread = new Thread(() -> n = 1);
                        thread.start();
                        thread.join();
                        return n;
                    }
                    void start(ExecutorService pool) {
                        future = pool.submit(() -> { m = 1; });
                        pool.execute(() -> { k = 1; done.countDown(); });
                    }
                    int result() throws Exception {
                        future.get();
                        return m;
                    }
                    int latched() throws Exception {
                        done.await();
                        return k;
                    }
                    List<String> local() throws Exception {
                        List<String> names = new ArrayList<>();
                        Thread thread = new Thread(() -> names.add("a"));
                        thread.start();
                        thread.join();
                        names.add("b");
                        return names;
                    }
                }
                """);
    }

    @Test
    void whatAFlagMakesKnownIsNotReported() {
        Snippet.check("""
                class Job {
                    @Atomic volatile int open;
                    private final AtomicBoolean isKnown = new AtomicBoolean();
                    private volatile boolean isReady;
                    private String result;
                    private String other;
                    void start(Executor pool) {
                        pool.execute(() -> {
                            result = "made";
                            isReady = true;
                        });
                        pool.execute(() -> {
                            other = "made";
                            isKnown.set(true);
                        });
                    }
                    String result() { return isReady ? result : null; }
                    String other() { return isKnown.get() ? other : null; }
                }
                """);
    }

    @Test
    void aFlagThatIsSetTooEarlyOrNotReadIsReported() {
        Snippet.check("""
                class Job {
                    @Atomic volatile int open;
                    private volatile boolean isReady;
                    private boolean isPlain;
                    private String early;
                    private String unasked;
                    private String plain;
                    void start(Executor pool) {
                        pool.execute(() -> {
                            isReady = true;
                            early = "made"; // :: worker-race
                        });
                        pool.execute(() -> {
                            unasked = "made"; // :: worker-race
                            isReady = true;
                        });
                        pool.execute(() -> {
                            plain = "made"; // :: worker-race
                            isPlain = true; // :: worker-race
                        });
                    }
                    String early() { return isReady ? early : null; }
                    String unasked() { return unasked; }
                    String plain() { return isPlain ? plain : null; }
                }
                """);
    }

    @Test
    void valuesThatAreReplacedAsAWholeAreNotReported() {
        Snippet.check("""
                class Prices {
                    record Quote(int bid, int ask) {}
                    private volatile Quote quote = new Quote(1, 2);
                    private volatile List<String> log = List.of();
                    private volatile Map<String, String> cache;
                    private final Object lock = new Object();
                    private final AtomicReference<List<String>> names = new AtomicReference<>(List.of());
                    @Worker void update(int bid) {
                        quote = new Quote(bid, bid + 1);
                        names.updateAndGet(old -> {
                            List<String> copy = new ArrayList<>(old);
                            copy.add("x");
                            return copy;
                        });
                        List<String> copy = new ArrayList<>(log);
                        copy.add("y");
                        log = copy;
                        cache().get("a");
                    }
                    private Map<String, String> cache() {
                        Map<String, String> made = cache;
                        if (made == null) {
                            synchronized (lock) {
                                made = cache;
                                if (made == null) {
                                    made = new HashMap<>();
                                    made.put("a", "b");
                                    cache = made;
                                }
                            }
                        }
                        return made;
                    }
                    int spread() { return quote.ask() - quote.bid(); }
                    List<String> log() { return log; }
                }
                """);
    }

    @Test
    void whatATaskIsGivenOrMakesIsNotReported() {
        Snippet.check("""
                class Crawler {
                    private static final ThreadLocal<StringBuilder> TEXT = ThreadLocal.withInitial(StringBuilder::new);
                    private final List<String> seeds = new ArrayList<>(List.of("a"));
                    @Worker List<String> visit(List<String> items, int[] counts, Page page) {
                        items.add("x");
                        Collections.sort(items);
                        Helper.put(items, "y");
                        counts[0]++;
                        page.log.add("x");
                        TEXT.get().append("x");
                        List<String> mine = new ArrayList<>(seeds);
                        Helper.put(mine, "z");
                        Collections.reverse(mine);
                        return new Builder().add("a").add("b").built;
                    }
                    static class Builder {
                        private final List<String> built = new ArrayList<>();
                        private int n;
                        Builder add(String s) {
                            Helper.put(built, s);
                            n++;
                            return this;
                        }
                    }
                }
                """, """
                class Page {
                    final List<String> log = new ArrayList<>();
                }
                """, """
                class Helper {
                    static void put(List<String> list, String s) { list.add(s); }
                }
                """);
    }

    @Test
    void whatHelpersChangeUnderALockIsNotReported() {
        Snippet.check("""
                class Crawler {
                    private final Object lock = new Object();
                    private final List<String> log = new ArrayList<>();
                    private final List<String> seen = new ArrayList<>();
                    private final List<String> safe = new CopyOnWriteArrayList<>();
                    @Worker void visit(String url) {
                        synchronized (lock) {
                            Helper.put(log, url);
                            List<String> alias = log;
                            alias.add(url);
                            log().add(url);
                        }
                        Helper.putLocked(seen, url);
                        Helper.put(safe, url);
                        synchronized (lock) { stats.count(); }
                        Stats mine = new Stats();
                        mine.count();
                    }
                    private final Stats stats = new Stats();
                    private List<String> log() { return log; }
                }
                """, """
                class Stats {
                    private int n;
                    void count() { n++; }
                }
                """, """
                class Helper {
                    static void put(List<String> list, String s) { list.add(s); }
                    static void putLocked(List<String> list, String s) {
                        synchronized (list) {
                            list.add(s);
                        }
                    }
                }
                """);
    }

    @Test
    void whatHelpersChangeWithoutALockIsReportedThere() {
        Snippet.check("""
                class Crawler {
                    private final List<String> put = new ArrayList<>();
                    private final List<String> alias = new ArrayList<>();
                    private final List<String> sorted = new ArrayList<>();
                    private final List<String> returned = new ArrayList<>();
                    @Worker void visit(String url) {
                        Helper.put(put, url);
                        List<String> list = alias;
                        list.add(url); // :: worker-race
                        Collections.sort(sorted); // :: worker-race
                        returned().add(url); // :: worker-race
                    }
                    private List<String> returned() { return returned; }
                }
                """, """
                class Helper {
                    static void put(List<String> list, String s) {
                        inner(list, s);
                    }
                    private static void inner(List<String> list, String s) {
                        list.add(s); // :: worker-race
                    }
                }
                """);
    }

    @Test
    void aBufferThatIsExchangedUnderTheLockIsNotReported() {
        Snippet.check("""
                class Batches {
                    private List<String> buffer = new ArrayList<>();
                    private final Object lock = new Object();
                    @Worker void flush() {
                        List<String> batch;
                        synchronized (lock) {
                            batch = buffer;
                            buffer = new ArrayList<>();
                        }
                        batch.forEach(System.out::println);
                        batch.clear();
                    }
                    void add(String line) {
                        synchronized (lock) {
                            buffer.add(line);
                        }
                    }
                }
                """);
    }

    @Test
    void whatIsSetUpBeforeTasksKnowItIsNotReported() {
        Snippet.check("""
                class Crawler {
                    private static final Map<String, String> NAMES = new HashMap<>();
                    static { fill(); }
                    private static void fill() { NAMES.put("c", "d"); }
                    private final Map<String, String> map = new HashMap<>();
                    private int limit;
                    Crawler() { init(); }
                    private void init() {
                        limit = 5;
                        map.put("a", "b");
                    }
                    @Worker int visit(String url) { return limit + map.size() + NAMES.size(); }
                    int limit() { return limit; }
                }
                """);
    }

    @Test
    void whatIsLockedByTheObjectItselfIsNotReported() {
        Snippet.check("""
                class Crawler {
                    static class Cell { int n; }
                    private final ConcurrentMap<String, Cell> cells = new ConcurrentHashMap<>();
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    private final Map<String, String> names = new HashMap<>();
                    private final Stats stats = new Stats();
                    @Worker void visit(String url) {
                        Cell cell = cells.computeIfAbsent(url, k -> new Cell());
                        synchronized (cell) { cell.n++; }
                        stats.hit();
                        lock.readLock().lock();
                        try {
                            names.get(url);
                        } finally {
                            lock.readLock().unlock();
                        }
                    }
                    void put(String k, String v) {
                        lock.writeLock().lock();
                        try {
                            names.put(k, v);
                        } finally {
                            lock.writeLock().unlock();
                        }
                    }
                    int hits() { return stats.hits(); }
                }
                """, """
                class Stats {
                    private int hits;
                    synchronized void hit() { hits++; }
                    synchronized int hits() { return hits; }
                }
                """);
    }

    @Test
    void callersThatHoldTheLockAndMethodsThatComeFirstAreNotReported() {
        Snippet.check("""
                class Service {
                    @Atomic volatile int open;
                    private final Stats stats = new Stats();
                    private Executor pool;
                    private String name;
                    private String prefix;
                    void configure(String prefix) { this.prefix = prefix; }
                    void begin(Executor pool) {
                        this.pool = pool;
                        name = "x";
                        next();
                    }
                    private void next() {
                        pool.execute(() -> {
                            synchronized (this) { stats.hit(); }
                            System.out.println(prefix + name);
                        });
                    }
                    synchronized int hits() { return stats.hits(); }
                }
                """, """
                class Stats {
                    private int hits;
                    void hit() { hits++; }
                    int hits() { return hits; }
                }
                """);
    }

    @Test
    void callersThatHoldNoLockAreReported() {
        Snippet.check("""
                class Service {
                    private final Stats stats = new Stats();
                    @Worker(pool = 1) void work() {
                        synchronized (this) { stats.hit(); }
                    }
                    synchronized int hits() { return stats.hits(); }
                    int guess() { return stats.hits(); }
                }
                """, """
                class Stats {
                    private int hits;
                    void hit() { hits++; } // :: worker-race
                    int hits() { return hits; }
                }
                """);
    }

    @Test
    void anExecutorHandedInMayHaveASingleThread() {
        Snippet.check("""
                class Coordinator {
                    @Atomic volatile int open;
                    private final ScheduledExecutorService timer;
                    private boolean isTriggering;
                    Coordinator(ScheduledExecutorService timer) { this.timer = timer; }
                    void trigger() { timer.execute(() -> isTriggering = true); }
                    void end() { timer.execute(() -> isTriggering = false); }
                }
                """, """
                class Call {
                    @Atomic volatile int open;
                    interface Context { Executor executor(); }
                    private final Context context;
                    private boolean isCancelled;
                    Call(Context context) { this.context = context; }
                    void cancel() { context.executor().execute(() -> isCancelled = true); }
                    void close() { context.executor().execute(() -> isCancelled = false); }
                    void start(Context context) { context.executor().execute(() -> isCancelled = true); }
                }
                """);
    }

    @Test
    void theCommonPoolHasSeveralThreads() {
        Snippet.check("""
                class Call {
                    @Atomic volatile int open;
                    private boolean isCancelled;
                    void cancel() { ForkJoinPool.commonPool().execute(() -> isCancelled = true); } // :: worker-race
                    void close() { ForkJoinPool.commonPool().execute(() -> isCancelled = false); }
                }
                """);
    }
}
