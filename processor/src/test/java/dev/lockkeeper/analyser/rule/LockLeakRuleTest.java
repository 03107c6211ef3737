package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class LockLeakRuleTest {
    @Test
    void aLockThatIsNeverReleasedIsReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int balance;
                    void f() {
                        lock.lock(); // :: lock-leak
                        balance++;
                    }
                    int g(boolean early) {
                        lock.lock(); // :: lock-leak
                        if (early) {
                            return balance;
                        }
                        lock.unlock();
                        return 0;
                    }
                }
                """);
    }

    @Test
    void aReleaseThatIsNotInAFinallyIsReportedWhenTheCodeBeforeMayThrow() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int balance;
                    void f() {
                        lock.lock(); // :: lock-leak
                        balance = compute();
                        lock.unlock();
                    }
                    void betweenLockAndTry() {
                        lock.lock(); // :: lock-leak
                        int more = compute();
                        try {
                            balance += more;
                        } finally {
                            lock.unlock();
                        }
                    }
                    int compute() { throw new IllegalStateException(); }
                    void caughtOnlyPartly() {
                        lock.lock(); // :: lock-leak
                        try {
                            compute();
                        } catch (IllegalArgumentException e) {
                            balance = 0;
                        }
                        lock.unlock();
                    }
                }
                """);
    }

    @Test
    void locksReleasedOnEveryWayAreNotReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    private final StampedLock stamped = new StampedLock();
                    @GuardedBy("lock") private int balance;
                    int f(boolean early) throws InterruptedException {
                        lock.lockInterruptibly();
                        try {
                            if (early) {
                                return compute();
                            }
                            for (int i = 0; i < 3; i++) {
                                if (i == balance) {
                                    continue;
                                }
                                compute();
                            }
                            return balance;
                        } finally {
                            lock.unlock();
                        }
                    }
                    void withNothingThatThrows() {
                        lock.lock();
                        balance++;
                        lock.unlock();
                    }
                    boolean tried() throws InterruptedException {
                        if (!lock.tryLock(1, TimeUnit.SECONDS)) {
                            return false;
                        }
                        try {
                            compute();
                            return true;
                        } finally {
                            lock.unlock();
                        }
                    }
                    void flagged() {
                        boolean isLocked = false;
                        try {
                            lock.lock();
                            isLocked = true;
                            compute();
                        } finally {
                            if (isLocked) {
                                lock.unlock();
                            }
                        }
                    }
                    void released() {
                        lock.lock();
                        try {
                            compute();
                        } catch (RuntimeException e) {
                            lock.unlock();
                            throw e;
                        }
                        lock.unlock();
                    }
                    void stamped() {
                        long stamp = stamped.tryReadLock();
                        if (stamp != 0) {
                            try {
                                compute();
                            } finally {
                                stamped.unlockRead(stamp);
                            }
                        }
                    }
                    int compute() { throw new IllegalStateException(); }
                }
                """);
    }

    @Test
    void methodsThatLockForTheirCallersAreNotReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    void begin() {
                        lock.lock();
                    }
                    boolean tryBegin() {
                        return lock.tryLock();
                    }
                    void end() {
                        lock.unlock();
                    }
                    static void lockAll(List<Lock> locks) {
                        for (Lock each : locks) {
                            each.lock();
                        }
                    }
                    Lock locked() {
                        lock.lock();
                        return lock;
                    }
                }
                """);
    }
}
