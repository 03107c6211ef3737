package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Who takes or releases a lock for his caller, and who is merely wrong beside another who is. */
class HandedOverLocksTest {
    @Test
    void mistakesOfOneClassAreReportedEach() {
        Snippet.check("""
                class Account {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    void releasesAgain() {
                        lock.lock();
                        try {
                            balance++;
                        } finally {
                            lock.unlock();
                        }
                        lock.unlock(); // :: lock-unheld
                    }
                    void neverReleases() {
                        lock.lock(); // :: lock-leak
                        balance++;
                    }
                    void mayThrow() {
                        lock.lock(); // :: lock-leak
                        balance = Long.parseLong("3");
                        lock.unlock();
                    }
                    void neverTakes() {
                        try {
                            balance++; // :: guarded-by
                        } finally {
                            lock.unlock(); // :: lock-unheld
                        }
                    }
                    void throwsWithIt() {
                        lock.lock(); // :: lock-leak
                        try {
                            balance++;
                            throw new IllegalStateException();
                        } finally {
                        }
                    }
                }
                """);
    }

    @Test
    void whoeverReturnsWithTheLockOnOneWayOnlyTakesItForNobody() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    void leavesEarly() {
                        lock.lock(); // :: lock-leak
                        if (balance > 3) return;
                        lock.unlock();
                    }
                    void releases() {
                        lock.unlock(); // :: lock-unheld
                    }
                }
                """, """
                class Counter {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private int count;
                    int next() {
                        lock.lock(); // :: lock-leak
                        if (count > 3) {
                            return count;
                        }
                        lock.unlock();
                        return 0;
                    }
                    void done() {
                        lock.unlock(); // :: lock-unheld
                    }
                }
                """);
    }

    @Test
    void aMistakeBesideARightPairIsReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    void begin() { lock.lock(); }
                    void end() { lock.unlock(); }
                    void mayThrow() {
                        lock.lock(); // :: lock-leak
                        balance = Long.parseLong("3");
                        lock.unlock();
                    }
                    void releasesAgain() {
                        lock.lock();
                        balance++;
                        lock.unlock();
                        lock.unlock(); // :: lock-unheld
                    }
                    void neverTakes() {
                        balance++; // :: guarded-by
                        lock.unlock(); // :: lock-unheld
                    }
                    void leavesEarly(boolean early) {
                        lock.lock(); // :: lock-leak
                        if (early) return;
                        lock.unlock();
                    }
                }
                """);
    }

    @Test
    void pairsAreNotReported() {
        Snippet.check("""
                class Account {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    private boolean isShared;
                    void lockRead() { lock.readLock().lock(); }
                    void unlockRead() { lock.readLock().unlock(); }
                    void toWrite() { lock.readLock().unlock(); lock.writeLock().lock(); }
                    void toRead() { lock.readLock().lock(); lock.writeLock().unlock(); }
                    void begin() { if (isShared) lock.writeLock().lock(); }
                    void end() { if (isShared) lock.writeLock().unlock(); }
                }
                """, """
                class Gate {
                    private final Lock lock = new ReentrantLock();
                    void set(boolean isLocked) {
                        if (isLocked) {
                            lock.lock();
                        } else {
                            lock.unlock();
                        }
                        System.out.println(isLocked);
                    }
                }
                """, """
                class Session {
                    private final ReentrantLock lock = new ReentrantLock();
                    @GuardedBy("lock") private int uses;
                    void open() {
                        lock.lock();
                        try {
                            connect();
                        } catch (RuntimeException e) {
                            lock.unlock();
                            throw e;
                        }
                    }
                    boolean tryOpen() {
                        lock.lock();
                        if (uses > 3) {
                            lock.unlock();
                            return false;
                        }
                        return true;
                    }
                    Object find() {
                        lock.lock();
                        if (uses == 0) {
                            lock.unlock();
                            return null;
                        }
                        return connect();
                    }
                    @GuardedBy("lock") void use() { uses++; }
                    void close() { lock.unlock(); }
                    private Object connect() { throw new IllegalStateException(); }
                }
                """);
    }

    @Test
    void whoeverReleasesForAWhileOrInRoundsIsNotReported() {
        Snippet.check("""
                class Queue {
                    private final Lock lock = new ReentrantLock();
                    private boolean isDone;
                    void begin() { lock.lock(); }
                    void pause() {
                        lock.unlock();
                        Thread.onSpinWait();
                        lock.lock();
                    }
                    void drain() {
                        for (;;) {
                            lock.unlock();
                            if (isDone) return;
                            lock.lock();
                        }
                    }
                    void beginAfterRead(boolean isShared) {
                        lock.lock();
                        try {
                            isDone = false;
                        } finally {
                            lock.unlock();
                        }
                        if (isShared) lock.lock();
                    }
                }
                """);
    }

    @Test
    void privateMethodsThatTakeAndReleaseAreNotReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    private void acquire() { lock.lock(); }
                    private void release() { lock.unlock(); }
                    void deposit() {
                        acquire();
                        try {
                            balance++;
                        } finally {
                            release();
                        }
                    }
                    void neverReleases() {
                        lock.lock(); // :: lock-leak
                        balance++;
                    }
                }
                """);
    }

    @Test
    void holdersThatAreClosedAreNotReported() {
        Snippet.check("""
                class Account {
                    private final Lock lock = new ReentrantLock();
                    @GuardedBy("lock") private long balance;
                    final class Holder implements AutoCloseable {
                        Holder() { lock.lock(); }
                        @Override public void close() { lock.unlock(); }
                    }
                    void deposit() {
                        try (Holder holder = new Holder()) {
                            balance++;
                        }
                    }
                }
                """, """
                class Guarded {
                    private final Lock lock = new ReentrantLock();
                    Runnable hold() {
                        lock.lock();
                        return lock::unlock;
                    }
                    void silencedByItsAuthor() { lock.lock(); }
                    @SuppressWarnings("lockkeeper:guarded-by")
                    void end() {
                        uses++;
                        lock.unlock();
                    }
                    @GuardedBy("lock") private int uses;
                }
                """);
    }

    @Test
    void aHolderInAFieldTakesTheLockThatItWasGiven() {
        Snippet.check("""
                final class Holder implements AutoCloseable {
                    private final Lock lock;
                    Holder(Lock lock) {
                        this.lock = lock;
                    }
                    Holder enter() {
                        lock.lock();
                        return this;
                    }
                    @Override public void close() {
                        lock.unlock();
                    }
                }
                class Account {
                    private static final Lock COMMON = new ReentrantLock();
                    private static final Holder COMMONLY = new Holder(COMMON);
                    private final Lock own;
                    private final Holder alone;
                    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
                    private final Holder reading = new Holder(rw.readLock());
                    private final Holder writing = new Holder(rw.writeLock());
                    @GuardedBy("COMMON") private static int all;
                    @GuardedBy("own") private int x;
                    @GuardedBy("rw") private int y;
                    Account(Lock lock) {
                        own = lock;
                        alone = new Holder(lock);
                    }
                    void f(Account other) {
                        try (Holder holder = alone.enter()) {
                            x++;
                            other.x++; // :: guarded-by
                        }
                        try (Holder holder = other.alone.enter()) {
                            other.x++;
                        }
                        try (Holder holder = COMMONLY.enter()) {
                            all++;
                            x++; // :: guarded-by
                        }
                    }
                    int g() {
                        writing.enter();
                        try {
                            y++;
                        } finally {
                            writing.close();
                        }
                        try (Holder holder = reading.enter()) {
                            y++; // :: guarded-by-write
                            return y;
                        }
                    }
                }
                """);
    }
}
