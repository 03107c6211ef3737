package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** What may be done with the read side of a lock, as libraries do it: nothing is reported. */
class GuardedByWriteIdiomsTest {
    /** A class with a read-write lock and guarded collections, for the methods of a test. */
    private static void check(String methods) {
        Snippet.check("""
                class Catalogue {
                    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
                    @GuardedBy("rw") private final Map<String, List<String>> titles = new HashMap<>();
                    @GuardedBy("rw") private final Map<String, AtomicLong> hits = new HashMap<>();
                    @GuardedBy("rw") private final BitSet free = new BitSet();
                    @GuardedBy("rw") private int[] counts = new int[4];
                    @GuardedBy("rw") private int version;
                %s}
                """.formatted(methods.indent(4)));
    }

    @Test
    void copiesOfWhatIsReadMayBeChanged() {
        check("""
                List<String> find(String key) {
                    rw.readLock().lock();
                    try {
                        List<String> mine = new ArrayList<>(titles.getOrDefault(key, List.of()));
                        mine.add(key);
                        return mine;
                    } finally {
                        rw.readLock().unlock();
                    }
                }
                int[] counts() {
                    rw.readLock().lock();
                    try {
                        int[] copy = Arrays.copyOf(counts, counts.length);
                        copy[0]++;
                        return copy;
                    } finally {
                        rw.readLock().unlock();
                    }
                }
                """);
    }

    @Test
    void loopsStreamsAndTextsOnlyRead() {
        check("""
                int size() {
                    rw.readLock().lock();
                    try {
                        int size = free.cardinality() + version;
                        for (int count : counts) {
                            size += count;
                        }
                        for (Map.Entry<String, List<String>> entry : titles.entrySet()) {
                            size += entry.getValue().size();
                        }
                        return size;
                    } finally {
                        rw.readLock().unlock();
                    }
                }
                String text() {
                    rw.readLock().lock();
                    try {
                        StringBuilder text = new StringBuilder();
                        titles.forEach((key, value) -> text.append(key).append(value));
                        Iterator<String> keys = titles.keySet().iterator();
                        return keys.hasNext() ? text.append(keys.next()).toString() : "";
                    } finally {
                        rw.readLock().unlock();
                    }
                }
                """);
    }

    @Test
    void countersInAGuardedMapAreSafeThemselves() {
        check("""
                void hit(String key) {
                    rw.readLock().lock();
                    try {
                        AtomicLong count = hits.get(key);
                        if (count != null) {
                            count.incrementAndGet();
                        }
                    } finally {
                        rw.readLock().unlock();
                    }
                }
                """);
    }

    @Test
    void theReadSideIsGivenBackBeforeTheWriteSideIsTaken() {
        check("""
                void add(String key) {
                    boolean isKnown;
                    rw.readLock().lock();
                    try {
                        isKnown = titles.containsKey(key);
                    } finally {
                        rw.readLock().unlock();
                    }
                    if (isKnown) {
                        return;
                    }
                    rw.writeLock().lock();
                    try {
                        if (titles.putIfAbsent(key, new ArrayList<>()) == null) {
                            version++;
                            counts[0]++;
                            free.set(1);
                        }
                    } finally {
                        rw.writeLock().unlock();
                    }
                }
                """);
    }

    @Test
    void theWriteSideIsGivenBackUnderTheReadSide() {
        check("""
                @GuardedBy(value = "rw", access = Access.READ) int size() {
                    return titles.size();
                }
                int refresh() {
                    rw.writeLock().lock();
                    try {
                        version++;
                        rw.readLock().lock();
                    } finally {
                        rw.writeLock().unlock();
                    }
                    try {
                        return version + size();
                    } finally {
                        rw.readLock().unlock();
                    }
                }
                """);
    }

    @Test
    void bothSidesAreNamedByEachConstructor() {
        Snippet.check("""
                class Account {
                    private final ReadWriteLock lock;
                    private final Lock reading;
                    private final Lock writing;
                    @GuardedBy("lock") private int x;
                    Account(ReadWriteLock given) { lock = given; reading = given.readLock(); writing = given.writeLock(); }
                    Account() { lock = new ReentrantReadWriteLock(); reading = lock.readLock(); writing = lock.writeLock(); }
                    int get() { reading.lock(); try { return x; } finally { reading.unlock(); } }
                    void add() { writing.lock(); try { x++; } finally { writing.unlock(); } }
                }
                """);
    }

    @Test
    void readersMayChangeWhatIsMadeForSeveralThreads() {
        Snippet.check("""
                class Filter {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private final List<String> recorded = new CopyOnWriteArrayList<>();
                    @GuardedBy("lock") private final ConcurrentHashMap<String, String> byName;
                    @GuardedBy("lock") private Set<String> keys = ConcurrentHashMap.newKeySet();
                    Filter(ConcurrentHashMap<String, String> byName) { this.byName = byName; }
                    void accept(String s) {
                        lock.readLock().lock();
                        try {
                            recorded.add(s);
                            byName.put(s, s);
                            keys.remove(s);
                        } finally {
                            lock.readLock().unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void readersMayNeitherReplaceItNorChangeWhatMayBeAnother() {
        Snippet.check("""
                class Filter {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private List<String> recorded = new CopyOnWriteArrayList<>();
                    @GuardedBy("lock") private Map<String, String> byName = new ConcurrentHashMap<>();
                    void accept(String s) {
                        lock.readLock().lock();
                        try {
                            recorded = new CopyOnWriteArrayList<>(); // :: guarded-by-write
                            byName.put(s, s); // :: guarded-by-write
                        } finally {
                            lock.readLock().unlock();
                        }
                        recorded.add(s); // :: guarded-by
                    }
                    void sort() {
                        lock.writeLock().lock();
                        try {
                            byName = new TreeMap<>(byName);
                        } finally {
                            lock.writeLock().unlock();
                        }
                    }
                }
                """);
    }
}
