package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Good code that takes every way through methods, expressions and hierarchies: nothing is reported. */
class GuardedByWaysTest {
    @Test
    void theLockIsHeldWhereItIsCaught() {
        Snippet.check("""
                class Box {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    int element(int[] all, int i) {
                        lock.lock();
                        try {
                            try { return all[i]; } catch (ArrayIndexOutOfBoundsException e) { return n; }
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aLockIsLeftOnEveryWay() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    @GuardedBy("lock") private final Deque<Integer> q = new ArrayDeque<>();
                    void doWhile() {
                        lock.lock();
                        try {
                            do {
                                x++;
                            } while (x < 10 && !q.isEmpty());
                        } finally {
                            lock.unlock();
                        }
                    }
                    void early(int k) {
                        if (k < 0) return;
                        lock.lock();
                        try {
                            if (k == 0) {
                                x = 1;
                                return;
                            }
                            x = 2;
                        } catch (RuntimeException e) {
                            x = -1;
                            throw e;
                        } finally {
                            x++;
                            lock.unlock();
                        }
                    }
                    void lockInTry() {
                        boolean ok = false;
                        try {
                            lock.lock();
                            ok = true;
                            x++;
                        } finally {
                            if (ok) lock.unlock();
                        }
                    }
                    void lockInside() {
                        try {
                            lock.lock();
                            x++;
                        } finally {
                            lock.unlock();
                        }
                    }
                    void loopBreak() {
                        while (true) {
                            lock.lock();
                            try {
                                if (x > 3) break;
                                x++;
                            } finally {
                                lock.unlock();
                            }
                        }
                    }
                    void cont() {
                        for (int i = 0; i < 3; i++) {
                            if (!lock.tryLock()) continue;
                            try {
                                x++;
                            } finally {
                                lock.unlock();
                            }
                        }
                    }
                    void neg() {
                        if (!lock.tryLock()) {
                            lock.lock();
                        }
                        try {
                            x++;
                        } finally {
                            lock.unlock();
                        }
                    }
                    void tl() throws InterruptedException {
                        if (lock.tryLock() || lock.tryLock(1, TimeUnit.SECONDS)) {
                            try {
                                x++;
                            } finally {
                                lock.unlock();
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void expressionsOfEveryFormReadUnderTheLock() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    @GuardedBy("lock") private final Deque<Integer> q = new ArrayDeque<>();
                    int ternary(boolean b) {
                        lock.lock();
                        try {
                            return b ? x : q.isEmpty() ? x + 1 : q.peek();
                        } finally {
                            lock.unlock();
                        }
                    }
                    void asserts() {
                        assert ((ReentrantLock) lock).isHeldByCurrentThread();
                        x++;
                    }
                    void var() {
                        var l = lock;
                        l.lock();
                        try {
                            x++;
                        } finally {
                            l.unlock();
                        }
                    }
                    int sw(Object o) {
                        lock.lock();
                        try {
                            return switch (o.toString()) {
                                case "a", "b" -> x;
                                case "c" -> {
                                    for (int i : q) x += i;
                                    yield x;
                                }
                                default -> throw new IllegalArgumentException();
                            };
                        } finally {
                            lock.unlock();
                        }
                    }
                    Integer anon() {
                        lock.lock();
                        try {
                            return new Callable<Integer>() {
                                public Integer call() {
                                    return x;
                                }
                            }.call();
                        } finally {
                            lock.unlock();
                        }
                    }
                    int local() {
                        lock.lock();
                        try {
                            class L {
                                int get() {
                                    return 1;
                                }
                            }
                            return new L().get() + x;
                        } finally {
                            lock.unlock();
                        }
                    }
                    int fnv() {
                        lock.lock();
                        try {
                            IntSupplier s = () -> x;
                            return s.getAsInt();
                        } finally {
                            lock.unlock();
                        }
                    }
                    void cmp() {
                        lock.lock();
                        try {
                            q.stream().sorted((a, b) -> a + x - b).forEachOrdered(i -> x += i);
                        } finally {
                            lock.unlock();
                        }
                    }
                    void compute(ConcurrentMap<String, Integer> m) {
                        lock.lock();
                        try {
                            m.compute("a", (k, v) -> v == null ? x : v + x);
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void objectsAndCallsOfTheirOwnKindAreToldApart() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    @GuardedBy("lock") private final Deque<Integer> q = new ArrayDeque<>();
                    boolean and(boolean b) {
                        return b && lock.tryLock() && rel();
                    }
                    private boolean rel() {
                        try {
                            x++;
                            return true;
                        } finally {
                            lock.unlock();
                        }
                    }
                    void twoClasses(Account a, Account b) {
                        a.lock.lock();
                        try {
                            a.x++;
                        } finally {
                            a.lock.unlock();
                        }
                        b.lock.lock();
                        try {
                            b.x++;
                        } finally {
                            b.lock.unlock();
                        }
                    }
                    static Account create() {
                        Account n = new Account();
                        n.x = 3;
                        n.q.add(1);
                        return n;
                    }
                    void sum(List<Account> all) {
                        int s = 0;
                        for (Account n : all) {
                            n.lock.lock();
                            try {
                                s += n.x;
                            } finally {
                                n.lock.unlock();
                            }
                        }
                    }
                    private static int helper(Account n) {
                        return n.x;
                    }
                    int viaStatic() {
                        lock.lock();
                        try {
                            return helper(this);
                        } finally {
                            lock.unlock();
                        }
                    }
                    private int rec(int k) {
                        return k == 0 ? x : rec(k - 1);
                    }
                    int r() {
                        lock.lock();
                        try {
                            return rec(3);
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void theLockOfAGenericParentServesItsSubclassesAndViews() {
        Snippet.check("""
                abstract class Shelf<T extends Comparable<T>> implements Iterable<T> {
                    protected final Object mutex;
                    @GuardedBy("mutex") protected final List<T> items = new ArrayList<>();
                    @GuardedBy("mutex") private T max;
                    protected Shelf() {
                        this(new Object());
                    }
                    protected Shelf(Object mutex) {
                        this.mutex = mutex == null ? this : mutex;
                    }
                    void add(T t) {
                        synchronized (mutex) {
                            items.add(t);
                            if (max == null || max.compareTo(t) < 0) max = t;
                            onAdd(t);
                        }
                    }
                    @GuardedBy("mutex") protected abstract void onAdd(T t);
                    @Override public Iterator<T> iterator() {
                        synchronized (mutex) {
                            return new ArrayList<>(items).iterator();
                        }
                    }
                    static final class Sub extends Shelf<Integer> {
                        @GuardedBy("mutex") private int sum;
                        @Override @GuardedBy("mutex") protected void onAdd(Integer t) {
                            sum += t;
                            items.size();
                        }
                        int sum() {
                            synchronized (mutex) {
                                return sum;
                            }
                        }
                    }
                    class View {
                        int size() {
                            synchronized (mutex) {
                                return items.size();
                            }
                        }
                        T top() {
                            synchronized (Shelf.this.mutex) {
                                return max;
                            }
                        }
                    }
                    static <E extends Comparable<E>> void copy(Shelf<E> from, Shelf<E> to) {
                        List<E> snap;
                        synchronized (from.mutex) {
                            snap = new ArrayList<>(from.items);
                        }
                        for (E e : snap) to.add(e);
                    }
                    enum Reg {
                        INSTANCE;
                        private final Map<String, Supplier<?>> m = new HashMap<>();
                        @GuardedBy("this") private int n;
                        synchronized <X> void reg(String k, Supplier<X> s) {
                            m.put(k, s);
                            n++;
                        }
                    }
                    record Pair(Lock l, List<String> s) {
                        Pair {
                            Objects.requireNonNull(l);
                            s = new ArrayList<>(s);
                        }
                        @GuardedBy("l") void add(String x) {
                            s.add(x);
                        }
                        void safe(String x) {
                            l.lock();
                            try {
                                add(x);
                            } finally {
                                l.unlock();
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void fourLocksAreEachTakenOrNot() {
        Snippet.check("""
                class Four {
                    final Lock a = new ReentrantLock(), b = new ReentrantLock(), c = new ReentrantLock(), d = new ReentrantLock();
                    @GuardedBy("a") int ofA;
                    @GuardedBy("d") int ofD;
                    void flags(boolean inA, boolean inB, boolean inC, boolean inD) {
                        if (inA) a.lock();
                        if (inB) b.lock();
                        if (inC) c.lock();
                        if (inD) d.lock();
                        try {
                            if (inA) ofA++;
                            if (inD) ofD++;
                        } finally {
                            if (inD) d.unlock();
                            if (inC) c.unlock();
                            if (inB) b.unlock();
                            if (inA) a.unlock();
                        }
                    }
                    void attempts() {
                        boolean inA = a.tryLock(), inB = b.tryLock(), inC = c.tryLock(), inD = d.tryLock();
                        try {
                            if (inA) ofA++;
                            if (inD) ofD++;
                        } finally {
                            if (inD) d.unlock();
                            if (inC) c.unlock();
                            if (inB) b.unlock();
                            if (inA) a.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void thirtyAttemptsInARow() {
        String attempts = IntStream.range(0, 30)
                .mapToObj(i -> "boolean b" + i + " = lock.tryLock();\n")
                .collect(Collectors.joining());
        Snippet.check("""
                class Attempts {
                    final Lock lock = new ReentrantLock();
                    final Object other = new Object();
                    @GuardedBy("other") int n;
                    void run() {
                %s
                        n++; // :: guarded-by
                    }
                }
                """.formatted(attempts));
    }
}
