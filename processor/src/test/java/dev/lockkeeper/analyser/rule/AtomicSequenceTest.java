package dev.lockkeeper.analyser.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** The part of the rule that speaks of steps that follow each other. */
class AtomicSequenceTest {
    @Test
    void actingOnACheckIsReported() {
        Snippet.check("""
                abstract class Hits {
                    @Atomic volatile int x;
                    @Atomic volatile String ref;
                    abstract int x();
                    abstract void setX(int value);
                    void act(Hits other) {
                        if (x == 0) x = 1; // :: atomic-compound
                        if (null == this.ref) {
                            ref = "new"; // :: atomic-compound
                        } else {
                            x = 0;
                        }
                        if (x() == 0) setX(1); // :: atomic-compound
                        if (other.x < 3) other.x = 4; // :: atomic-compound
                    }
                    void leave() {
                        if (ref != null) {
                            return;
                        }
                        ref = "first"; // :: atomic-compound
                    }
                    String lazy() {
                        String known = ref;
                        if (known == null) {
                            known = "made";
                            ref = known; // :: atomic-compound
                        }
                        return known;
                    }
                    void upTo(int n) {
                        while (x < n) x++; // :: atomic-compound
                    }
                }
                """);
    }

    @Test
    void writingBackWhatWasReadIsReported() {
        Snippet.check("""
                abstract class Hits {
                    @Atomic volatile long total;
                    @Atomic volatile String log = "";
                    public abstract long total();
                    public abstract void setTotal(long value);
                    public abstract long getAndSetTotal(long value);
                    void write(Hits other) {
                        setTotal(total() + 1); // :: atomic-compound
                        this.setTotal(total + 1); // :: atomic-compound
                        total = Math.max(total, 5); // :: atomic-compound
                        log = log.concat("."); // :: atomic-compound
                        long before = total();
                        System.out.println(before);
                        setTotal(before + 1); // :: atomic-compound
                        other.setTotal(other.total() * 2); // :: atomic-compound
                        getAndSetTotal(total - 1); // :: atomic-compound
                    }
                    long drain() {
                        long drained = total();
                        setTotal(0); // :: atomic-compound
                        return drained;
                    }
                }
                """);
    }

    @Test
    void atomicObjectsAndConcurrentMapsOfADomainClassAreReported() {
        Snippet.check("""
                class Hits {
                    @Atomic volatile long total;
                    final AtomicInteger open = new AtomicInteger();
                    final AtomicReference<String> first = new AtomicReference<>();
                    final ConcurrentMap<String, Integer> byName = new ConcurrentHashMap<>();
                    final ConcurrentHashMap<String, List<String>> lists = new ConcurrentHashMap<>();
                    void act(String k, String v) {
                        open.set(open.get() + 1); // :: atomic-compound
                        if (open.get() == 0) open.set(1); // :: atomic-compound
                        if (first.get() == null) first.set(v); // :: atomic-compound
                        if (!byName.containsKey(k)) byName.put(k, 1); // :: atomic-compound
                        if (byName.get(k) == null) byName.put(k, 2); // :: atomic-compound
                        byName.put(k, byName.get(k) + 1); // :: atomic-compound
                        List<String> list = lists.get(k);
                        if (list == null) {
                            list = new ArrayList<>();
                            lists.put(k, list); // :: atomic-compound
                        }
                    }
                }
                """);
    }

    @Test
    void operationsThatCompareFirstAreNotReported() {
        Snippet.check("""
                abstract class Hits {
                    @Atomic volatile long total;
                    @Atomic volatile String ref;
                    final AtomicInteger open = new AtomicInteger();
                    final ConcurrentMap<String, Integer> byName = new ConcurrentHashMap<>();
                    abstract long total();
                    abstract boolean compareAndSetTotal(long expected, long value);
                    abstract boolean compareAndSetRef(String expected, String value);
                    abstract long addTotal(long delta);
                    void act(String k) {
                        long seen;
                        do {
                            seen = total();
                        } while (!compareAndSetTotal(seen, seen + 1));
                        if (ref == null) compareAndSetRef(null, "new");
                        if (total() > 0) addTotal(-1);
                        if (open.get() == 0) open.compareAndSet(0, 1);
                        if (!byName.containsKey(k)) byName.putIfAbsent(k, 1);
                        byName.merge(k, 1, Integer::sum);
                    }
                }
                """);
    }

    @Test
    void otherVariablesKeysAndObjectsAreNotReported() {
        Snippet.check("""
                class Hits {
                    @Atomic volatile long total;
                    @Atomic volatile long other;
                    final AtomicInteger open = new AtomicInteger();
                    final ConcurrentMap<String, Integer> byName = new ConcurrentHashMap<>();
                    void act(Hits hits, String k, String l) {
                        if (total == 0) other = 1;
                        if (hits.total == 0) total = 1;
                        this.total = hits.total + 1;
                        total = hits.total * 2;
                        if (!byName.containsKey(k)) byName.put(l, 1);
                        byName.put(k, byName.get(l));
                        open.set((int) total);
                        if (open.get() == 0) System.out.println("none");
                        byName.put(k, 3);
                    }
                }
                """);
    }

    @Test
    void stepsUnderALockAreNotReported() {
        Snippet.check("""
                class Hits {
                    private final Lock lock = new ReentrantLock();
                    @Atomic volatile String ref;
                    final AtomicInteger open = new AtomicInteger();
                    String doubleChecked() {
                        if (ref == null) {
                            synchronized (this) {
                                if (ref == null) {
                                    ref = "made";
                                }
                            }
                        }
                        return ref;
                    }
                    synchronized void act() {
                        if (open.get() == 0) open.set(1);
                    }
                    void locked() {
                        lock.lock();
                        try {
                            open.set(open.get() + 1);
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void objectsThatNobodyElseKnowsAreNotReported() {
        Snippet.check("""
                class Hits {
                    @Atomic volatile int x;
                    final AtomicInteger open = new AtomicInteger();
                    Hits() {
                        if (x == 0) x = 1;
                        open.set(open.get() + 1);
                    }
                    static Hits make() {
                        Hits hits = new Hits();
                        if (hits.x == 0) hits.x = 2;
                        return hits;
                    }
                }
                """);
    }

    @Test
    void classesWithoutTheAnnotationsAndMethodsOfOthersAreNotReported() {
        Snippet.check("""
                class Plain {
                    final AtomicInteger open = new AtomicInteger();
                    final ConcurrentMap<String, Integer> byName = new ConcurrentHashMap<>();
                    void act(String k) {
                        open.set(open.get() + 1);
                        if (!byName.containsKey(k)) byName.put(k, 1);
                    }
                }
                """, """
                class Hits {
                    @Atomic volatile long total;
                    final Map<String, Integer> plain = new HashMap<>();
                    long total() { return 1; }
                    void setTotal(long other) {}
                    void act(String k) {
                        setTotal(total() + 1);
                        if (!plain.containsKey(k)) plain.put(k, 1);
                        Runnable later = () -> total = 1;
                        if (total == 0) later = () -> total = 2;
                    }
                }
                """);
    }

    @Test
    void hintsNameTheOperationThatDoesItInOneStep() {
        var reported = Snippet.of("""
                class Hits {
                    @Atomic volatile String ref;
                    final ConcurrentMap<String, Integer> byName = new ConcurrentHashMap<>();
                    void act(String k) {
                        if (ref == null) ref = k;
                        if (!byName.containsKey(k)) byName.put(k, 1);
                    }
                }
                """).diagnose();
        assertThat(reported)
                .extracting(Snippet.Reported::text)
                .containsExactly(
                        "[lockkeeper:atomic-compound] 'ref = k' relies on a check of 'ref' that may no longer be true: another"
                                + " thread can act between the two\n  hint: call 'compareAndSetRef(expected, …)' of the"
                                + " generated class, which does it in one step",
                        "[lockkeeper:atomic-compound] 'byName.put(k, 1)' relies on a check of 'byName' that may no longer be"
                                + " true: another thread can act between the two\n  hint: call 'byName.putIfAbsent(…)' or"
                                + " '…computeIfAbsent(…)', which does it in one step");
    }

    @Test
    void aCountInAMapAndAnElementOfAnArrayAreReported() {
        Snippet.check("""
                class Hits {
                    @Atomic final long[] slots = new long[4];
                    final ConcurrentMap<String, Integer> byName = new ConcurrentHashMap<>();
                    void act(String k, int i) {
                        byName.put(k, byName.getOrDefault(k, 0) + 1); // :: atomic-compound
                        slots[i] = slots[i] + 1; // :: atomic-compound
                        slots[i] = slots[i + 1] + 1;
                        slots[0] = 3;
                        byName.put(k, 1);
                    }
                }
                """);
    }

    @Test
    void oneStepIsReportedOnce() {
        var reported = Snippet.of("""
                class Hits {
                    @Atomic volatile long total;
                    void act() {
                        total = total + 1;
                    }
                }
                """).diagnose();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).text()).contains("'total = total + 1' is two steps", "addTotal(");
    }

    @Test
    void loopsThatCompareAndSetAndStateThatIsOnlySetAreNotReported() {
        Snippet.check("""
                abstract class Hits {
                    @Atomic volatile int n;
                    @Atomic volatile boolean isOn;
                    final AtomicLong sum = new AtomicLong();
                    final AtomicReference<String> name = new AtomicReference<>();
                    abstract boolean compareAndSetN(int expected, int value);
                    void loops() {
                        while (true) {
                            int seen = n;
                            if (seen > 3) return;
                            if (compareAndSetN(seen, seen + 1)) return;
                        }
                    }
                    void objects() {
                        for (;;) {
                            long seen = sum.get();
                            if (sum.compareAndSet(seen, seen * 2)) break;
                        }
                        String known = name.get();
                        if (known == null) {
                            String made = "x";
                            if (!name.compareAndSet(null, made)) made = name.get();
                        }
                    }
                    void state() {
                        n = 1;
                        try {
                            loops();
                        } finally {
                            n = 0;
                        }
                        while (isOn) {
                            isOn = false;
                        }
                        int before = n;
                        System.out.println(n - before);
                    }
                }
                """);
    }
}
