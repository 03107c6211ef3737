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
}
