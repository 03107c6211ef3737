package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Locks that the code itself checks for, so that they are held where it goes on. */
class CheckedLockTest {
    private static final String FIELDS = """
            class Account {
                private final ReentrantLock lock = new ReentrantLock();
                private final ReentrantReadWriteLock sides = new ReentrantReadWriteLock();
                private final Object monitor = new Object();
                @GuardedBy("lock") int x;
                @GuardedBy("sides") int y;
                @GuardedBy("monitor") int z;
            """;

    @Test
    void aMethodThatReturnsOnlyIfTheLockIsHeldIsTrusted() {
        Snippet.check(FIELDS + """
                    void f() { requireLock(); x++; }
                    private void requireLock() {
                        if (!lock.isHeldByCurrentThread()) {
                            throw new IllegalStateException("not locked");
                        }
                    }
                    void g() { assertMonitor(); z++; }
                    void assertMonitor() { assert Thread.holdsLock(monitor); }
                    void h(Account other) { other.assertMonitor(); other.z++; }
                    void i() { assert isLocked(); x++; }
                    boolean isLocked() { return lock.isHeldByCurrentThread(); }
                }
                """);
    }

    @Test
    void aMethodThatOnlyAsksForTheLockIsNot() {
        Snippet.check(FIELDS + """
                    void f() { ask(); x++; } // :: guarded-by
                    private void ask() {
                        if (lock.isHeldByCurrentThread()) {
                            System.out.println("held");
                        }
                    }
                    void g() { assert lock.isLocked(); x++; } // :: guarded-by
                    void h(Account other) { other.assertMonitor(); z++; } // :: guarded-by
                    void assertMonitor() { assert Thread.holdsLock(monitor); }
                    void i() { if (!isLocked()) { x++; } } // :: guarded-by
                    boolean isLocked() { return lock.isHeldByCurrentThread(); }
                }
                """);
    }

    @Test
    void countsOfHoldsTellWhetherTheLockIsHeld() {
        Snippet.check(FIELDS + """
                    void f() { assert lock.getHoldCount() > 0; x++; }
                    void g() { if (lock.getHoldCount() == 0) { return; } x++; }
                    void h() { if (lock.getHoldCount() == 1) { x++; } }
                    int i() { assert sides.isWriteLockedByCurrentThread() || sides.getReadHoldCount() > 0; return y; }
                    void j() { assert sides.getWriteHoldCount() != 0; y++; }
                }
                """);
    }

    @Test
    void methodThatCountsHoldsBeforeItReleasesStillReleases() {
        Snippet.check(FIELDS + """
                    void take() { lock.lock(); }
                    void give() {
                        if (lock.getHoldCount() == 1) {
                            System.out.println("the last");
                        }
                        lock.unlock();
                    }
                    void f() { take(); try { x++; } finally { give(); } }
                    void g() { take(); try { x++; } finally { give(); } x++; } // :: guarded-by
                }
                """);
    }

    @Test
    void countsThatSayOtherwiseDoNot() {
        Snippet.check(FIELDS + """
                    void f() { if (lock.getHoldCount() > 0) { return; } x++; } // :: guarded-by
                    void g() { if (lock.getHoldCount() == 0) { x++; } } // :: guarded-by
                    void h() { if (lock.getHoldCount() != 1) { x++; } } // :: guarded-by
                    void j() { assert sides.getReadHoldCount() > 0; y++; } // :: guarded-by-write
                }
                """);
    }

    @Test
    void aVariableThatHasALockThatIsHeldIsNotNull() {
        Snippet.check("""
                class Pool {
                    static class Slot { final Lock lock = new ReentrantLock(); @GuardedBy("lock") int x; }
                    private final Lock lock = new ReentrantLock();
                    private final ReadWriteLock sides = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int x;
                    private final Slot[] slots = new Slot[4];
                    private Slot last = new Slot();
                    private Lock tryIt() { return lock.tryLock() ? lock : null; }
                    private Slot trySlot(int i) { Slot slot = slots[i]; return slot.lock.tryLock() ? slot : null; }
                    private Slot lockLast() {
                        Slot slot = last;
                        if (slot == null) return null;
                        slot.lock.lock();
                        return slot;
                    }
                    void tried() {
                        Lock taken = tryIt();
                        if (taken == null) return;
                        try { x++; } finally { taken.unlock(); }
                    }
                    void slot(int i) {
                        Slot slot = trySlot(i);
                        if (slot != null) try { slot.x++; } finally { slot.lock.unlock(); }
                    }
                    void last() {
                        Slot slot = lockLast();
                        if (null == slot) return;
                        try { slot.x++; } finally { slot.lock.unlock(); }
                    }
                    void wanted(boolean isWanted) {
                        Lock taken = null;
                        if (isWanted) { lock.lock(); taken = lock; }
                        try { hashCode(); } finally { if (taken != null) taken.unlock(); }
                    }
                    void chosen(boolean isWriting) {
                        Lock taken = null;
                        try {
                            taken = isWriting ? sides.writeLock() : sides.readLock();
                            taken.lock();
                            hashCode();
                        } finally {
                            if (taken != null) taken.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aVariableThatTellsOtherwiseOrAFieldThatMayHaveChangedIsAsked() {
        Snippet.check("""
                class Pool {
                    static class Slot { final Lock lock = new ReentrantLock(); @GuardedBy("lock") int x; }
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int x;
                    private Slot last = new Slot();
                    private Lock tryIt() { return lock.tryLock() ? lock : null; }
                    void tried() {
                        Lock taken = tryIt();
                        if (taken == null) { x++; return; } // :: guarded-by
                        taken.unlock();
                    }
                    void wanted(boolean isWanted) {
                        Lock taken = null;
                        if (isWanted) { lock.lock(); taken = lock; } // :: lock-leak
                        try { hashCode(); } finally { if (taken == null) lock.hashCode(); }
                    }
                    void changed() {
                        Slot slot = last;
                        slot.lock.lock();
                        try { if (last == null) x++; } finally { slot.lock.unlock(); } // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void bothPartsOfAConditionAreKnownThatAreAlwaysEvaluated() {
        Snippet.check("""
                class Account {
                    final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") int x;
                    void move(Account other) {
                        boolean isOwn = false;
                        boolean isOther = false;
                        try {
                            isOwn = lock.tryLock();
                            isOther = other.lock.tryLock();
                            if (isOwn & isOther) x = other.x;
                            if (isOwn | isOther) x++; // :: guarded-by
                        } finally {
                            if (isOwn) lock.unlock();
                            if (isOther) other.lock.unlock();
                        }
                    }
                }
                """);
    }
}
