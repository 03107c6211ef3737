package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Code that several threads run while the one waits for them that holds the lock: they may read, and must not write. */
class GuardedByParallelTest {
    /** A class with guarded fields, for the methods of a test. */
    private static String tally(String methods) {
        return """
                class Tally {
                    @GuardedBy("this") private int n;
                    @GuardedBy("this") private final int[] sums = new int[9];
                    @GuardedBy("this") private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
                """ + methods + "}";
    }

    @Test
    void fieldsThatParallelStreamsWriteAreReported() {
        Snippet.check(tally("""
                synchronized void sum(List<String> all) {
                    all.parallelStream().forEach(each -> n++); // :: guarded-by
                    all.stream().parallel().anyMatch(each -> { n = 1; return true; }); // :: guarded-by
                    all.stream().map(each -> n = 2).parallel().toList(); // :: guarded-by
                    IntStream.range(0, 9).parallel().forEach(each -> n += each); // :: guarded-by
                    StreamSupport.stream(all.spliterator(), true).forEach(each -> n++); // :: guarded-by
                }
                synchronized void inner(List<List<String>> all) {
                    all.parallelStream().flatMap(each -> each.stream().map(one -> n++)).toList(); // :: guarded-by
                }
                synchronized void named(List<String> all) {
                    all.parallelStream().forEach(this::add);
                }
                private void add(String each) { n++; } // :: guarded-by
                """));
    }

    @Test
    void fieldsThatBulkOperationsWriteAreReported() {
        Snippet.check(tally("""
                synchronized void f(ConcurrentHashMap<String, String> map, int[] array) {
                    map.forEach(1, (key, value) -> n++); // :: guarded-by
                    map.reduceValuesToLong(1, value -> n = 1, 0, Long::sum); // :: guarded-by
                    Arrays.parallelSetAll(array, i -> n++); // :: guarded-by
                }
                """));
    }

    @Test
    void whatTheyReadIsOrderedByTheFork() {
        Snippet.check(tally("""
                synchronized int f(List<String> all, ConcurrentHashMap<String, String> map, int[] array) {
                    Arrays.parallelPrefix(array, (x, y) -> x + n);
                    map.forEach(1, (key, value) -> System.out.println(n));
                    all.parallelStream().forEach(each -> show());
                    return all.parallelStream().mapToInt(each -> each.length() + n).sum();
                }
                private void show() { System.out.println(n); }
                @GuardedBy("this") private int twice() { return 2 * n; }
                synchronized void g(List<String> all) {
                    all.parallelStream().forEach(each -> System.out.println(twice()));
                }
                """));
    }

    @Test
    void elementsOfTheirOwnMayBeWritten() {
        Snippet.check("""
                class Item {
                    static final Object LOCK = new Object();
                    @GuardedBy("LOCK") int count;
                    private void count() { count++; }
                    static void all(List<Item> items) {
                        synchronized (LOCK) {
                            items.parallelStream().forEach(each -> each.count++);
                            items.parallelStream().forEach(Item::count);
                            items.parallelStream().forEach(each -> { Item other = new Item(); other.count = 1; });
                        }
                    }
                }
                """, """
                class Tally {
                    @GuardedBy("this") private final int[] sums = new int[9];
                    @GuardedBy("this") private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
                    synchronized void f(List<String> all) {
                        IntStream.range(0, 9).parallel().forEach(i -> sums[i] = i);
                        all.parallelStream().forEach(each -> counts.merge(each, 1, Integer::sum));
                    }
                }
                """);
    }

    @Test
    void staticFieldsThatAreWrittenAreReported() {
        Snippet.check("""
                class Tally {
                    static final Object LOCK = new Object();
                    @GuardedBy("LOCK") static int n;
                    static void f(List<String> all) {
                        synchronized (LOCK) {
                            all.parallelStream().forEach(each -> n++); // :: guarded-by
                        }
                    }
                }
                """);
    }

    @Test
    void oneThreadAfterTheOtherMayWrite() {
        Snippet.check(tally("""
                synchronized void f(List<String> all, ConcurrentHashMap<String, String> map) {
                    all.parallelStream().sequential().forEach(each -> n++);
                    all.parallelStream().forEachOrdered(each -> n++);
                    all.parallelStream().map(each -> each).toList().forEach(each -> n++);
                    StreamSupport.stream(all.spliterator(), false).forEach(each -> n++);
                    map.forEach(Long.MAX_VALUE, (key, value) -> n++);
                    map.forEach((key, value) -> n++);
                    all.parallelStream().collect(Collectors.collectingAndThen(Collectors.counting(), count -> n = 1));
                }
                """));
    }

    @Test
    void codeThatTakesTheLockItselfMayWrite() {
        Snippet.check(tally("""
                private final Object lock = new Object();
                @GuardedBy("lock") private int m;
                synchronized void f(List<String> all) {
                    all.parallelStream().forEach(each -> { synchronized (lock) { m++; } });
                    all.parallelStream().forEach(each -> { synchronized (this) { n++; } });
                    all.parallelStream().forEach(each -> { synchronized (lock) { n++; } }); // one after the other
                }
                """));
    }

    @Test
    void withoutTheLockNothingMayBeRead() {
        Snippet.check(tally("""
                int f(List<String> all) {
                    return all.parallelStream().mapToInt(each -> each.length() + n).sum(); // :: guarded-by
                }
                """));
    }
}
