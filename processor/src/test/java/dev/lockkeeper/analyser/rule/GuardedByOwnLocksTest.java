package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Guards of classes of one's own that have locks, are locks, or are asked for them. */
class GuardedByOwnLocksTest {
    /** Ends a class whose locks are held by objects of this one. */
    private static final String HELD = """
                static final class Held implements AutoCloseable {
                    private final Lock lock;
                    Held(Lock lock) { this.lock = lock; }
                    Held acquire() { lock.lock(); return this; }
                    @Override public void close() { lock.unlock(); }
                }
            }
            """;

    @Test
    void aLockOfOnesOwnIsHeldBetweenItsMethods() {
        Snippet.check("""
                class Driver {
                    private final DriverLock exclusive = new DriverLock();
                    @GuardedBy("exclusive") private int state;
                    int tried() {
                        if (!exclusive.tryLock()) return -1;
                        try { return state; } finally { exclusive.unlock(); }
                    }
                    void locked() { exclusive.lock(); try { state++; helper(); } finally { exclusive.unlock(); } }
                    private void helper() { state++; }
                    @GuardedBy("exclusive") void required() { state++; }
                    void calling() { exclusive.lock(); try { required(); } finally { exclusive.unlock(); } }
                    private static class DriverLock {
                        private final ReentrantLock lock = new ReentrantLock();
                        boolean tryLock() { return lock.tryLock(); }
                        void lock() { lock.lock(); }
                        void unlock() { lock.unlock(); }
                    }
                }
                """);
    }

    @Test
    void howItWorksDoesNotMatter() {
        Snippet.check("""
                class Spinning {
                    private final Spin spin = new Spin();
                    @GuardedBy("spin") private int state;
                    void f() throws InterruptedException {
                        spin.acquire();
                        try {
                            state++;
                            Thread.sleep(1);
                        } finally {
                            spin.release();
                        }
                    }
                }
                """, """
                class Spin {
                    private final AtomicBoolean isTaken = new AtomicBoolean();
                    void acquire() { while (!isTaken.compareAndSet(false, true)) Thread.onSpinWait(); }
                    void release() { isTaken.set(false); }
                }
                """);
    }

    @Test
    void afterItsReleaseItIsNotHeldAndNeitherIsAnother() {
        Snippet.check("""
                class Driver {
                    private final DriverLock exclusive = new DriverLock();
                    @GuardedBy("exclusive") private int state;
                    void f(Driver other) {
                        state++; // :: guarded-by
                        exclusive.lock();
                        other.state++; // :: guarded-by
                        exclusive.unlock();
                        state++; // :: guarded-by
                    }
                    private static class DriverLock {
                        private final ReentrantLock lock = new ReentrantLock();
                        void lock() { lock.lock(); }
                        void unlock() { lock.unlock(); }
                    }
                }
                """);
    }

    @Test
    void whatCannotBeReleasedIsNoLock() {
        Snippet.check("""
                class Door {
                    @GuardedBy("this") private int state;
                    void lock() {}
                    void close() {
                        lock();
                        state++; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void anObjectInAFinalFieldHoldsTheLockThatItWasGiven() {
        Snippet.check("""
                class Cache {
                    private static final ReentrantLock ALL = new ReentrantLock();
                    private static final Held OF_ALL = new Held(ALL);
                    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
                    private final Held write = new Held(rw.writeLock());
                    private final Held read;
                    @GuardedBy("rw") private int size;
                    @GuardedBy("ALL") private static int sum;
                    Cache() { read = new Held(rw.readLock()); }
                    void grow() { try (Held h = write.acquire()) { size++; } }
                    int size() { try (Held h = read.acquire()) { return size; } }
                    static void add() { try (Held h = OF_ALL.acquire()) { sum++; } }
                    Held acquire() { return write.acquire(); }
                    void wrong() {
                        try (Held h = read.acquire()) {
                            size++; // :: guarded-by-write
                        }
                        try (Held h = OF_ALL.acquire()) {
                            size++; // :: guarded-by
                        }
                    }
                """ + HELD);
    }

    @Test
    void anObjectThatMayBeExchangedMayHoldAnotherLock() {
        Snippet.check("""
                class Cache {
                    private final ReentrantLock lock = new ReentrantLock();
                    private Held held = new Held(lock);
                    @GuardedBy("lock") private int size;
                    void exchange() { held = new Held(new ReentrantLock()); }
                    void grow() {
                        try (Held h = held.acquire()) {
                            size++; // :: guarded-by
                        }
                    }
                """ + HELD);
    }

    @Test
    void whatAPartGuardsByTheLockOfItsWholeIsUsedUnderThat() {
        Snippet.check("""
                class Whole {
                    private final Object lock = new Object();
                    private final Part part = new Part(lock);
                    void f() { synchronized (lock) { part.n++; } }
                    static class Part {
                        private final Object lock;
                        @GuardedBy("lock") int n;
                        Part(Object lock) { this.lock = lock; }
                        void g() { synchronized (lock) { n++; } }
                    }
                }
                """);
    }

    @Test
    void whoIsAskedForTheLockDoesNotHoldItYet() {
        Snippet.check("""
                class Meta {
                    static class Store {
                        private final ReadWriteLock lock = new ReentrantReadWriteLock();
                        ReadWriteLock getLock() { return lock; }
                    }
                    @GuardedBy("getLock()") private final Store store = new Store();
                    @GuardedBy("getLock()") private Store second = new Store();
                    ReadWriteLock getLock() {
                        second.hashCode(); // :: guarded-by
                        return store.getLock();
                    }
                    Store store() {
                        return store; // :: guarded-by
                    }
                }
                """);
    }
}
