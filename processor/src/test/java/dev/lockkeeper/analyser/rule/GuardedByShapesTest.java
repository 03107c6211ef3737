package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Good code in every shape that the language has: nothing is reported. */
class GuardedByShapesTest {
    @Test
    void holdersClosedByTryWithResources() {
        Snippet.check("""
                class Holder {
                    static final class Held implements AutoCloseable {
                        private final Lock lock;
                        private Held(Lock l) {
                            lock = l;
                            l.lock();
                        }
                        static Held of(Lock l) {
                            return new Held(l);
                        }
                        @Override public void close() {
                            lock.unlock();
                        }
                    }
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void a() {
                        try (Held h = new Held(lock)) {
                            n++;
                        }
                    }
                    void b() {
                        try (var h = Held.of(lock)) {
                            n++;
                            if (n > 3) return;
                            n--;
                        }
                    }
                    AutoLock locked() {
                        lock.lock();
                        return lock::unlock;
                    }
                    interface AutoLock extends AutoCloseable {
                        @Override void close();
                    }
                    void c() {
                        try (AutoLock ignored = locked()) {
                            n++;
                        }
                    }
                    void nested() throws Exception {
                        lock.lock();
                        try {
                            try {
                                n++;
                                risky();
                            } finally {
                                n--;
                            }
                        } finally {
                            try {
                                n = 0;
                            } finally {
                                lock.unlock();
                            }
                        }
                    }
                    void risky() throws Exception {}
                }
                """);
    }

    @Test
    void recordsEnumsInheritedAndInnerClasses() {
        Snippet.check("""
                class Kinds {
                    record Rec(Object lock, int[] data) {
                        @GuardedBy("lock") int sum() {
                            return data[0];
                        }
                        int safe() {
                            synchronized (lock) {
                                return sum();
                            }
                        }
                    }
                    enum E {
                        ONE {
                            @Override int bump() {
                                synchronized (this) {
                                    return ++n;
                                }
                            }
                        }
                        , TWO;
                        @GuardedBy("this") int n;
                        int bump() {
                            synchronized (this) {
                                return n += 2;
                            }
                        }
                        static final Object L = new Object();
                        @GuardedBy("L") static int all;
                        static void every() {
                            synchronized (L) {
                                for (E e : values()) {
                                    synchronized (e) {
                                        all += e.n;
                                    }
                                }
                            }
                        }
                    }
                    static class Base {
                        protected final Lock lock = new ReentrantLock();
                        @GuardedBy("lock") protected int x;
                    }
                    static class Derived extends Base {
                        int inc() {
                            lock.lock();
                            try {
                                return ++x + super.x;
                            } finally {
                                lock.unlock();
                            }
                        }
                        class In {
                            void m() {
                                Derived.this.lock.lock();
                                try {
                                    x++;
                                    Derived.this.x--;
                                } finally {
                                    lock.unlock();
                                }
                            }
                        }
                    }
                    static class Generic<K, V extends Comparable<V>> {
                        private final Map<K, V> m = new HashMap<>();
                        @GuardedBy("m") V best;
                        void put(K k, V v) {
                            synchronized (m) {
                                m.put(k, v);
                                if (best == null || v.compareTo(best) > 0) best = v;
                            }
                        }
                    }
                    interface Shape {
                        Object LOCK = new Object();
                        default int area() {
                            synchronized (LOCK) {
                                return Cnt.c++;
                            }
                        }
                        class Cnt {
                            @GuardedBy("Kinds.Shape.LOCK") static int c;
                        }
                    }
                    class Inner {
                        @GuardedBy("Kinds.this") int k;
                        void f() {
                            synchronized (Kinds.this) {
                                k++;
                            }
                        }
                    }
                    synchronized int g(Inner i) {
                        return i.k;
                    }
                    @GuardedBy("Kinds.class") private static List<String> names = new ArrayList<>();
                    static {
                        names.add("x");
                    }
                    static synchronized List<String> names() {
                        return List.copyOf(names);
                    }
                }
                """);
    }

    @Test
    void codeRunByOwnMethodsUnderALockTheyTakeOrAreGiven() {
        Snippet.check("""
                class RunNow {
                    private final ReadWriteLock rw = new ReentrantReadWriteLock();
                    @GuardedBy("rw") private final Map<String, Long> m = new HashMap<>();
                    @GuardedBy("rw") private long hits;
                    private <T> T read(Supplier<T> s) {
                        rw.readLock().lock();
                        try {
                            return s.get();
                        } finally {
                            rw.readLock().unlock();
                        }
                    }
                    private void write(Runnable r) {
                        rw.writeLock().lock();
                        try {
                            r.run();
                        } finally {
                            rw.writeLock().unlock();
                        }
                    }
                    Long get(String k) {
                        return read(() -> m.get(k));
                    }
                    void put(String k) {
                        write(() -> { m.merge(k, 1L, Long::sum); hits++; });
                    }
                    void prune() {
                        write(() -> m.entrySet().removeIf(e -> e.getValue() < hits));
                    }
                    List<String> top() {
                        return read(() -> m.entrySet().stream().filter(e -> e.getValue() >= hits).sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).limit(5).toList());
                    }
                    <R> R withLock(Lock l, Callable<R> c) throws Exception {
                        l.lock();
                        try {
                            return c.call();
                        } finally {
                            l.unlock();
                        }
                    }
                    long total() throws Exception {
                        return withLock(rw.readLock(), () -> hits + m.values().stream().mapToLong(Long::longValue).sum());
                    }
                    void each() {
                        rw.writeLock().lock();
                        try {
                            m.replaceAll((k, v) -> v + hits);
                            m.keySet().forEach(k -> hits++);
                            Iterator<String> it = m.keySet().iterator();
                            while (it.hasNext()) if (it.next().isEmpty()) it.remove();
                        } finally {
                            rw.writeLock().unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void switchesThatLockAndLeaveInEveryForm() {
        Snippet.check("""
                class Switches {
                    sealed interface Op permits Add, Sub, Clear {}
                    record Add(int n) implements Op {}
                    record Sub(int n) implements Op {}
                    record Clear() implements Op {}
                    enum Mode {
                        A, B, C
                    }
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int v;
                    int apply(Op op, Mode m) {
                        lock.lock();
                        try {
                            if (op instanceof Add a && a.n() > 0) {
                                v += a.n();
                            } else if (!(op instanceof Sub s)) {
                                v = 0;
                            } else {
                                v -= s.n();
                            }
                            int r = switch (m) {
                                case A -> v;
                                case B -> {
                                    v++;
                                    yield v;
                                }
                                default -> throw new IllegalStateException("" + v);
                            };
                            switch (m) {
                                case A: v++;
                                case B: v--;
                                break;
                                default: return v;
                            }
                            return r;
                        } finally {
                            lock.unlock();
                        }
                    }
                    int perCase(Mode m) {
                        switch (m) {
                            case A -> {
                                lock.lock();
                                try {
                                    return v;
                                } finally {
                                    lock.unlock();
                                }
                            }
                            case B -> lock.lock();
                            default -> {
                                return 0;
                            }
                        }
                        try {
                            return ++v;
                        } finally {
                            lock.unlock();
                        }
                    }
                    int labelled(List<List<Integer>> in) {
                        lock.lock();
                        try {
                            outer: for (List<Integer> l : in) {
                                for (int i : l) {
                                    if (i < 0) continue outer;
                                    if (i == 0) break outer;
                                    v += i;
                                }
                            }
                            return v;
                        } finally {
                            lock.unlock();
                        }
                    }
                    int lockInLoop(int[] in) {
                        int skipped = 0;
                        outer: for (int i : in) {
                            lock.lock();
                            try {
                                if (i < 0) {
                                    skipped++;
                                    continue outer;
                                }
                                if (i > 100) break outer;
                                v += i;
                            } finally {
                                lock.unlock();
                            }
                        }
                        return skipped;
                    }
                }
                """);
    }

    @Test
    void theLockIsPrivateToTheSuperclass() {
        Snippet.check("""
                abstract class Template {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int steps;
                    final void step() { lock.lock(); try { hook(); } finally { lock.unlock(); } }
                    @GuardedBy("lock") protected void hook() { steps++; }
                }
                """, """
                class Concrete extends Template {
                    @GuardedBy("super.lock") private int more;
                    @Override @GuardedBy("super.lock") protected void hook() { super.hook(); more++; }
                }
                """);
    }

    @Test
    void theLockIsAFieldOfAParameter() {
        Snippet.check("""
                class Account {
                    @interface Holding { String[] value(); }
                    final Object lock = new Object();
                    @GuardedBy("lock") int x;
                    @Holding("#1.lock") static int read(Account account) { return account.x; }
                    static int balance(Account account) { synchronized (account.lock) { return read(account); } }
                }
                """);
    }

    @Test
    void aFieldOfTheSuperclassIsNamedFromWithin() {
        Snippet.check("""
                class Base {
                    final Object lock = new Object();
                    @GuardedBy("lock") int n;
                }
                """, """
                class Outer extends Base {
                    class Inner {
                        int inside() { synchronized (Outer.this.lock) { return Outer.super.n + Outer.this.n; } }
                        int other() { synchronized (Outer.super.lock) { return n; } }
                    }
                }
                """);
    }

    @Test
    void aFieldOfTheSuperclassIsNamedFromWithinWithoutItsLock() {
        Snippet.check("""
                class Base {
                    @GuardedBy("this") int n;
                }
                """, """
                class Outer extends Base {
                    class Inner {
                        int first = Outer.super.n; // :: guarded-by
                        synchronized int inside() { return Outer.super.n; } // :: guarded-by
                    }
                }
                """);
    }
}
