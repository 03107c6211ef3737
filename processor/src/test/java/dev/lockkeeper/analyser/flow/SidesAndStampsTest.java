package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

/** Sides of read-write locks and stamps that are known only by a condition. */
class SidesAndStampsTest {
    @Test
    void aSideChosenByAConditionIsOneOfTheTwo() {
        Snippet.check("""
                class Account {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int x;
                    int read(boolean isWriting) {
                        Lock side = isWriting ? lock.writeLock() : lock.readLock();
                        side.lock();
                        try {
                            return x;
                        } finally {
                            side.unlock();
                        }
                    }
                    void write(boolean isWriting) {
                        Lock side = isWriting ? lock.writeLock() : lock.readLock();
                        side.lock();
                        try {
                            x++; // :: guarded-by-write
                        } finally {
                            side.unlock();
                        }
                    }
                    int afterwards(boolean isWriting) {
                        Lock side = isWriting ? lock.writeLock() : lock.readLock();
                        side.lock();
                        side.unlock();
                        return x; // :: guarded-by
                    }
                }
                """);
    }

    @Test
    void theExamplesOfStampedLockAreNotReported() {
        Snippet.check("""
                class Point {
                    private final StampedLock lock = new StampedLock();
                    @GuardedBy("lock") private double x, y;
                    double distance() {
                        long stamp = lock.tryOptimisticRead();
                        try {
                            retry:
                            for (;; stamp = lock.readLock()) {
                                if (stamp == 0L) continue retry;
                                double currentX = x;
                                double currentY = y;
                                if (!lock.validate(stamp)) continue retry;
                                return Math.hypot(currentX, currentY);
                            }
                        } finally {
                            if (StampedLock.isReadLockStamp(stamp)) lock.unlockRead(stamp);
                        }
                    }
                    void moveIfAtOrigin(double newX, double newY) {
                        long stamp = lock.tryOptimisticRead();
                        try {
                            retry:
                            for (;; stamp = lock.writeLock()) {
                                if (stamp == 0L) continue retry;
                                double currentX = x;
                                double currentY = y;
                                if (!lock.validate(stamp)) continue retry;
                                if (currentX != 0.0 || currentY != 0.0) break;
                                stamp = lock.tryConvertToWriteLock(stamp);
                                if (stamp == 0L) continue retry;
                                x = newX;
                                y = newY;
                                return;
                            }
                        } finally {
                            if (StampedLock.isWriteLockStamp(stamp)) lock.unlockWrite(stamp);
                        }
                    }
                }
                """);
    }

    @Test
    void aConversionThatMayHaveFailedDoesNotCount() {
        Snippet.check("""
                class Point {
                    private final StampedLock lock = new StampedLock();
                    @GuardedBy("lock") private double x;
                    void move(double to) {
                        long stamp = lock.readLock();
                        try {
                            long written = lock.tryConvertToWriteLock(stamp);
                            x = to; // :: guarded-by-write
                            if (written != 0L) {
                                stamp = written;
                                x = to;
                            }
                        } finally {
                            lock.unlock(stamp);
                        }
                    }
                }
                """);
    }

    @Test
    void releasingTheOtherSideIsReported() {
        Snippet.check("""
                class Account {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int n;
                    int read() {
                        lock.readLock().lock(); // :: lock-leak
                        try {
                            return n;
                        } finally {
                            lock.writeLock().unlock(); // :: lock-unheld
                        }
                    }
                }
                """, """
                class Stamped {
                    private static final StampedLock LOCK = new StampedLock();
                    @GuardedBy("LOCK") private static int n;
                    int read() {
                        long stamp = LOCK.readLock(); // :: lock-leak
                        try {
                            return n;
                        } finally {
                            LOCK.unlockWrite(stamp); // :: lock-unheld
                        }
                    }
                }
                """, """
                class Other {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    private final Lock reading = lock.readLock();
                    @GuardedBy("lock") private int n;
                    int read() {
                        reading.lock();
                        try {
                            return n;
                        } finally {
                            reading.unlock();
                        }
                    }
                    void write() {
                        lock.writeLock().lock(); // :: lock-leak
                        try {
                            n++;
                        } finally {
                            reading.unlock(); // :: lock-unheld
                        }
                    }
                }
                """);
    }

    @Test
    void sidesThatAreHandedOverOrMayBeMeantAreNotReported() {
        Snippet.check("""
                class Held {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    AutoCloseable reading() { lock.readLock().lock(); return () -> lock.readLock().unlock(); }
                    AutoCloseable writing() { lock.writeLock().lock(); return lock.writeLock()::unlock; }
                }
                """, """
                class Either {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    void beginRead() { lock.readLock().lock(); }
                    void endRead() { lock.readLock().unlock(); }
                    void beginWrite() { lock.writeLock().lock(); }
                    void end(boolean isWrite) {
                        Lock side = isWrite ? lock.writeLock() : lock.readLock();
                        side.unlock();
                    }
                }
                """, """
                class Shown {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    Lock writing() { return lock.writeLock(); }
                    void downgrade() { lock.readLock().lock(); lock.writeLock().unlock(); }
                    void end() { lock.readLock().unlock(); }
                }
                """, """
                class Given {
                    private final ReentrantReadWriteLock lock;
                    Given(ReentrantReadWriteLock lock) { this.lock = lock; }
                    void downgrade() { lock.readLock().lock(); lock.writeLock().unlock(); }
                    void end() { lock.readLock().unlock(); }
                }
                """, """
                class Stamped {
                    private final StampedLock lock = new StampedLock();
                    private long stamp;
                    void begin() { stamp = lock.readLock(); }
                    void grow() { stamp = lock.tryConvertToWriteLock(stamp); }
                    void end() { lock.unlock(stamp); }
                }
                """, """
                class Changed {
                    private final StampedLock lock = new StampedLock();
                    private long stamp;
                    void begin() { stamp = lock.readLock(); }
                    void grow() { lock.unlockRead(stamp); stamp = lock.writeLock(); }
                    void end() { lock.unlockWrite(stamp); }
                }
                """);
    }

    @Test
    void aStampThatAHelperReturnsIsAskedWhetherItIsOne() {
        Snippet.check("""
                class Point {
                    private final StampedLock lock = new StampedLock();
                    @GuardedBy("lock") private int x;
                    private long begin() {
                        long stamp = lock.tryWriteLock();
                        return stamp;
                    }
                    void f() {
                        long stamp = begin();
                        if (stamp == 0) return;
                        try { x++; } finally { lock.unlockWrite(stamp); }
                    }
                    void g() {
                        long stamp = begin();
                        if (stamp == 0) { x++; return; } // :: guarded-by
                        lock.unlockWrite(stamp);
                    }
                }
                """);
    }
}
