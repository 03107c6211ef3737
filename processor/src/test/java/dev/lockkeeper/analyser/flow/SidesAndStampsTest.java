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
}
