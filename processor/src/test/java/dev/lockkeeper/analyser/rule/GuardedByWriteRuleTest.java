package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class GuardedByWriteRuleTest {
    @Test
    void writingUnderTheReadLockIsReported() {
        Snippet.check("""
                class Cache {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int size;
                    @GuardedBy("lock") private final List<String> names = new ArrayList<>();
                    @GuardedBy("lock") private final int[] counts = new int[3];
                    void f() {
                        lock.readLock().lock();
                        try {
                            size = 1; // :: guarded-by-write
                            size++; // :: guarded-by-write
                            names.add("x"); // :: guarded-by-write
                            counts[0] = 2; // :: guarded-by-write
                            counts[0]++; // :: guarded-by-write
                        } finally {
                            lock.readLock().unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void readingUnderTheReadLockIsNotReported() {
        Snippet.check("""
                class Cache {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int size;
                    @GuardedBy("lock") private final List<String> names = new ArrayList<>();
                    @GuardedBy("lock") private final int[] counts = new int[3];
                    int f() {
                        lock.readLock().lock();
                        try {
                            return size + names.size() + counts[0] + (names.contains("x") ? 1 : 0);
                        } finally {
                            lock.readLock().unlock();
                        }
                    }
                    void g() {
                        lock.writeLock().lock();
                        try {
                            size++;
                            names.add("x");
                            counts[1] = 2;
                        } finally {
                            lock.writeLock().unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void aMethodThatWritesIsReportedUnderTheReadLockAndOneThatReadsIsNot() {
        Snippet.check("""
                class Cache {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    @GuardedBy("lock") private int size;
                    @GuardedBy("lock") void grow() { size++; }
                    @GuardedBy(value = "lock", access = Access.READ) int size() { return size; }
                    @GuardedBy(value = "lock", access = Access.READ) void shrink() {
                        size--; // :: guarded-by-write
                        grow(); // :: guarded-by-write
                    }
                    int f() {
                        lock.readLock().lock();
                        try {
                            grow(); // :: guarded-by-write
                            return size();
                        } finally {
                            lock.readLock().unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void sidesAreFollowedThroughFieldsAndVariables() {
        Snippet.check("""
                class Cache {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    private final Lock reading = lock.readLock();
                    private final Lock writing = lock.writeLock();
                    @GuardedBy("lock") private int size;
                    void f() {
                        reading.lock();
                        try {
                            size = size + 1; // :: guarded-by-write
                        } finally {
                            reading.unlock();
                        }
                    }
                    void g() {
                        final Lock w = lock.writeLock();
                        w.lock();
                        try {
                            size++;
                        } finally {
                            writing.unlock();
                        }
                    }
                    void downgrade() {
                        writing.lock();
                        try {
                            size++;
                            reading.lock();
                        } finally {
                            writing.unlock();
                        }
                        try {
                            int read = size;
                            size = 3; // :: guarded-by-write
                        } finally {
                            reading.unlock();
                        }
                    }
                }
                """);
    }

    @Test
    void stampsAreFollowedThroughVariables() {
        Snippet.check("""
                class Point {
                    private final StampedLock lock = new StampedLock();
                    @GuardedBy("lock") private double x;
                    void move(double delta) {
                        long stamp = lock.writeLock();
                        try {
                            x += delta;
                        } finally {
                            lock.unlockWrite(stamp);
                        }
                        x = 0; // :: guarded-by
                    }
                    double read() {
                        long stamp = lock.tryOptimisticRead();
                        double current = x;
                        if (!lock.validate(stamp)) {
                            stamp = lock.readLock();
                            try {
                                current = x;
                                x = 1; // :: guarded-by-write
                            } finally {
                                lock.unlockRead(stamp);
                            }
                        }
                        return current;
                    }
                    void moveIfAtOrigin(double newX) {
                        long stamp = lock.readLock();
                        try {
                            while (x == 0.0) {
                                long ws = lock.tryConvertToWriteLock(stamp);
                                if (ws != 0L) {
                                    stamp = ws;
                                    x = newX;
                                    break;
                                } else {
                                    lock.unlockRead(stamp);
                                    stamp = lock.writeLock();
                                }
                            }
                        } finally {
                            lock.unlock(stamp);
                        }
                    }
                    boolean tryMove() {
                        long stamp = lock.tryWriteLock();
                        if (stamp == 0) {
                            x = 1; // :: guarded-by
                            return false;
                        }
                        try {
                            x = 2;
                            return true;
                        } finally {
                            lock.unlock(stamp);
                        }
                    }
                }
                """);
    }
}
