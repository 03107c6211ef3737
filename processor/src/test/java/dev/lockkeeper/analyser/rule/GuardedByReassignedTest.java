package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Parameters that are given another value on some of the ways. */
class GuardedByReassignedTest {
    @Test
    void aParameterMayBeAnotherObjectAfterTheWaysMeet() {
        Snippet.check("""
                class Box {
                    @GuardedBy("this") private int n;
                    static void branch(Box box, Box other, boolean isOther) {
                        synchronized (box) {
                            if (isOther) box = other;
                            box.n++; // :: guarded-by
                        }
                    }
                    static void loop(Box box, Box other, int times) {
                        synchronized (box) {
                            while (times-- > 0) {
                                box.n++; // :: guarded-by
                                box = other;
                            }
                        }
                    }
                    static void cases(Box box, Box other, int kind) {
                        synchronized (box) {
                            switch (kind) { case 1: box = other; }
                            box.n++; // :: guarded-by
                        }
                    }
                    static void condition(Box box, Box other, boolean isOther) {
                        synchronized (box) {
                            if (isOther && (box = other) != null) { }
                            box.n++; // :: guarded-by
                        }
                    }
                }
                """);
    }

    @Test
    void whateverTheParameterIsByThenIsLocked() {
        Snippet.check("""
                class Box {
                    private static final Box DEFAULT = new Box();
                    @GuardedBy("this") private int n;
                    private Box next;
                    static void branch(Box box) {
                        if (box == null) box = DEFAULT;
                        synchronized (box) { box.n++; }
                    }
                    static void walk(Box box) {
                        while (box != null) {
                            synchronized (box) { box.n++; }
                            box = box.next;
                        }
                    }
                    static void unchanged(Box box, int times) {
                        synchronized (box) {
                            while (times-- > 0) box.n++;
                        }
                    }
                    static void lock(Lock lock, Lock other) {
                        if (lock == null) lock = other;
                        lock.lock();
                        try { DEFAULT.hashCode(); } finally { lock.unlock(); }
                    }
                }
                """);
    }

    @Test
    void theNameOfALockIsReadUnderTheLockThatGuardsIt() {
        Snippet.check("""
                class Box {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private Object inner = new Object();
                    void bare() { synchronized (inner) { hashCode(); } } // :: guarded-by
                    void own() { synchronized (this.inner) { hashCode(); } } // :: guarded-by
                    void set(Object object) { synchronized (lock) { inner = object; } }
                }
                """);
    }

    @Test
    void aLockMayBeNamedThatIsGuardedByNothingElse() {
        Snippet.check("""
                class Box {
                    private final Object lock = new Object();
                    @GuardedBy("lock") private final Object inner = new Object();
                    @GuardedBy("itself") private final List<String> names = new ArrayList<>();
                    @GuardedBy("inner") private int n;
                    void nested() { synchronized (lock) { synchronized (inner) { n++; } } }
                    void itself() { synchronized (names) { names.add("x"); } }
                }
                """);
    }

    @Test
    void twoObjectsAreTakenInAnOrderWhicheverComesFirst() {
        String account = """
                class Account {
                    private long id;
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    static void move(Account from, Account to, boolean isFirst) {
                        %s
                        first.lock.lock();
                        try {
                            second.lock.lock();
                            try { from.balance--; to.balance++; } finally { second.lock.unlock(); }
                        } finally {
                            first.lock.unlock();
                        }
                    }
                }
                """;
        Snippet.check(account.formatted("""
                Account first = from, second = to;
                if (from.id > to.id) { first = to; second = from; }
                """));
        Snippet.check(account.formatted("""
                final Account first, second;
                if (from.id < to.id) { first = from; second = to; } else { first = to; second = from; }
                """));
        Snippet.check(account.formatted("""
                Account first = isFirst ? from : to;
                Account second = isFirst ? to : from;
                """));
    }

    @Test
    void twoLocksAreTakenInAnOrderWhicheverComesFirst() {
        Snippet.check("""
                class Account {
                    private long id;
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    static void move(Account from, Account to) {
                        Lock first = from.id < to.id ? from.lock : to.lock, second = from.id < to.id ? to.lock : from.lock;
                        first.lock();
                        try {
                            second.lock();
                            try { from.balance--; to.balance++; } finally { second.unlock(); }
                        } finally {
                            first.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void oneOfTwoObjectsIsTakenTwice() {
        Snippet.check("""
                class Account {
                    private long id;
                    @GuardedBy("this") private long balance;
                    static void move(Account from, Account to) {
                        Account first = from, second = to;
                        if (from.id > to.id) { first = to; second = to; }
                        synchronized (first) {
                            synchronized (second) {
                                from.balance--; // :: guarded-by
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void anIndexIsAnotherOnceItIsCountedUp() {
        Snippet.check("""
                class Account {
                    @GuardedBy("this") private long balance;
                    static void next(Account[] all, int i) {
                        synchronized (all[i++]) { all[i].balance++; } // :: guarded-by
                        synchronized (all[++i]) { all[i].balance++; }
                    }
                }
                """);
    }

    @Test
    void elementsAtTheSameComputedIndexAreTheSame() {
        Snippet.check("""
                class Table {
                    private static final class Bucket {
                        private final Lock lock = new ReentrantLock();
                        @GuardedBy("this") private int n;
                        @GuardedBy("lock") private int m;
                    }
                    private final Bucket[] buckets = { new Bucket(), new Bucket() };
                    void masked(int hash) { synchronized (buckets[hash & 1]) { buckets[hash & 1].n++; } }
                    void shifted(int hash) {
                        buckets[(hash >>> 3) % buckets.length].lock.lock();
                        try {
                            buckets[(hash >>> 3) % buckets.length].m++;
                        } finally {
                            buckets[(hash >>> 3) % buckets.length].lock.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void elementsAtAnotherIndexAreNot() {
        Snippet.check("""
                class Table {
                    private static final class Bucket { @GuardedBy("this") private int n; }
                    private final Bucket[] buckets = { new Bucket(), new Bucket() };
                    void changed(int hash) {
                        synchronized (buckets[hash & 1]) {
                            hash++;
                            buckets[hash & 1].n++; // :: guarded-by
                        }
                    }
                    void other(int hash) { synchronized (buckets[hash & 1]) { buckets[hash | 1].n++; } } // :: guarded-by
                    void swapped(int hash) { synchronized (buckets[hash - 1]) { buckets[1 - hash].n++; } } // :: guarded-by
                    void loop(int hash) {
                        for (int i = 0; i < 2; i++) {
                            synchronized (buckets[i & 1]) { buckets[i & 1].n++; }
                            buckets[i & 1].n++; // :: guarded-by
                        }
                    }
                }
                """);
    }
}
