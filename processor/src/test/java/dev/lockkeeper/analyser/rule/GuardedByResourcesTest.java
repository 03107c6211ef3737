package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Resources of a class from a jar, whose code is not known, that are given a lock: they hold it until they are closed. */
class GuardedByResourcesTest {
    private static void check(String members) {
        Snippet.check("""
                class Blocks {
                    private final ReentrantLock lock = new ReentrantLock();
                    private final ReentrantReadWriteLock sides = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int n;
                    @GuardedBy("sides") private int size;
                    %s
                }
                """.formatted(members.replace("LockResource", "dev.lockkeeper.analyser.LockResource")));
    }

    @Test
    void aLockIsHeldByAResourceThatIsGivenIt() {
        check("""
                void made() { try (LockResource r = new LockResource(lock)) { n++; } }
                void returned() { try (AutoCloseable r = LockResource.hold(lock)) { n++; } catch (Exception e) {} }
                void called() { try (var r = new LockResource(lock)) { helper(); required(); } }
                private void helper() { n++; }
                @GuardedBy("lock") private void required() { n++; }
                void inCode() { try (var r = new LockResource(lock)) { List.of(1).forEach(each -> n++); } }
                void waiting() throws InterruptedException { try (var r = new LockResource(lock)) { changed.await(); } }
                private final Condition changed = lock.newCondition();
                """);
    }

    @Test
    void aSideIsHeldByAResourceThatIsGivenIt() {
        check("""
                int read() { try (var r = new LockResource(sides.readLock())) { return size; } }
                void write() { try (var r = new LockResource(sides.writeLock())) { size++; } }
                void both() { try (var r = new LockResource(sides.writeLock()); var s = new LockResource(lock)) { size += n++; } }
                void wrong() {
                    try (var r = new LockResource(sides.readLock())) {
                        size++; // :: guarded-by-write
                    }
                }
                """);
    }

    @Test
    void nothingIsHeldBeforeOrAfterwards() {
        check("""
                void f() {
                    n++; // :: guarded-by
                    try (LockResource r = new LockResource(lock)) {
                        n++;
                    } catch (RuntimeException e) {
                        n++; // :: guarded-by
                    } finally {
                        n++; // :: guarded-by
                    }
                }
                Runnable later() {
                    try (LockResource r = new LockResource(lock)) {
                        return () -> n++; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void onlyTheLockThatIsGivenIsHeld() {
        check("""
                void f() {
                    try (LockResource r = new LockResource(sides.writeLock())) {
                        n++; // :: guarded-by
                    }
                }
                void of(Blocks other) {
                    try (LockResource r = new LockResource(other.lock)) {
                        other.n++;
                        n++; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void aResourceWhoseCodeIsKnownHoldsWhatItTakes() {
        Snippet.check("""
                class Blocks {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void f() {
                        try (Named r = new Named(lock)) {
                            n++; // :: guarded-by
                        }
                    }
                    record Named(Lock lock) implements AutoCloseable {
                        @Override public void close() {}
                    }
                }
                """);
    }

    @Test
    void theJdkKeepsNoLocks() {
        check("""
                void f() throws Exception {
                    try (var r = new java.io.StringReader("" + lock); var s = Stream.of(lock)) {
                        n++; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void whatIsOnlyPresumedIsNoReasonForOtherReports() {
        check("""
                void sleep() throws InterruptedException { try (var r = new LockResource(lock)) { Thread.sleep(9); } }
                void order() { try (var r = new LockResource(lock)) { synchronized (this) { n++; } } }
                synchronized void reverse() { try (var r = new LockResource(lock)) { n++; } }
                synchronized void again() { lock.lock(); try { n++; } finally { lock.unlock(); } }
                void upgrade() {
                    try (var r = new LockResource(sides.readLock())) {
                        sides.writeLock().lock();
                        sides.writeLock().unlock();
                    }
                }
                """);
    }

    @Test
    void aLockThatIsHeldAlreadyStaysSo() {
        check("""
                void f() {
                    lock.lock();
                    try {
                        try (LockResource r = new LockResource(lock)) { n++; }
                        n++;
                    } finally {
                        lock.unlock();
                    }
                }
                @GuardedBy("lock") private void required() {
                    try (LockResource r = new LockResource(lock)) { n++; }
                    n++;
                }
                """);
    }

    @Test
    void aVariableThatChangesMeanwhileIsStillTheLockThatWasGiven() {
        check("""
                void f(Lock other) {
                    Lock mine = lock;
                    try (LockResource r = new LockResource(mine)) {
                        mine = other;
                        n++;
                    }
                }
                """);
    }
}
