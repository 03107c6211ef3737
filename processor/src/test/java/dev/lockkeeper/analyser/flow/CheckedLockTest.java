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
}
