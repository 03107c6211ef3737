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

    @Test
    void lockTakenInEachRoundAndNeverReleasedIsReported() {
        Snippet.check("""
                class Sum {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void each(List<Integer> all) { for (int i : all) { lock.lock(); n += i; } } // :: lock-leak
                    void count(int most) { while (most-- > 0) { lock.lock(); n += most; } } // :: lock-leak
                    void again(int most) {
                        for (int i = 0; i < most; i++) {
                            lock.lock(); // :: lock-leak
                            try { n += i; } finally { n--; }
                        }
                    }
                }
                """);
    }

    @Test
    void locksTakenInOneLoopAndReleasedInAnother() {
        Snippet.check("""
                class Stripes {
                    private final ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock()};
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void all(Runnable task) {
                        for (Lock each : locks) each.lock();
                        try { task.run(); } finally { for (Lock each : locks) each.unlock(); }
                    }
                    void byIndex(Runnable task) {
                        for (int i = 0; i < locks.length; i++) locks[i].lock();
                        try { task.run(); } finally { for (int i = locks.length - 1; i >= 0; i--) locks[i].unlock(); }
                    }
                    void depth(int depth, Runnable task) {
                        for (int i = 0; i < depth; i++) lock.lock();
                        try { task.run(); } finally { for (int i = 0; i < depth; i++) lock.unlock(); }
                    }
                    void without(Runnable task) {
                        int depth = lock.getHoldCount();
                        for (int i = 0; i < depth; i++) lock.unlock();
                        try { task.run(); } finally { for (int i = 0; i < depth; i++) lock.lock(); }
                    }
                }
                """);
    }

    @Test
    void lockTakenInARoundAndGivenBackInALaterOne() {
        Snippet.check("""
                class Batches {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int n;
                    void add(List<Integer> all) {
                        boolean isHeld = false;
                        try {
                            for (int each : all) {
                                if (!isHeld) { lock.lock(); isHeld = true; }
                                n += each;
                                if (each == 0) { lock.unlock(); isHeld = false; }
                            }
                        } finally {
                            if (isHeld) lock.unlock();
                        }
                    }
                }
                """);
    }
}
