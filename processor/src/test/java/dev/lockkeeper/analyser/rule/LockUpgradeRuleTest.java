package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.Snippet;
import org.junit.jupiter.api.Test;

class LockUpgradeRuleTest {
    @Test
    void waitingForTheWriteLockUnderTheReadLockIsReported() {
        Snippet.check("""
                class Cache {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    void f() {
                        lock.readLock().lock();
                        try {
                            lock.writeLock().lock(); // :: lock-upgrade
                            try {
                                g();
                            } finally {
                                lock.writeLock().unlock();
                            }
                        } finally {
                            lock.readLock().unlock();
                        }
                    }
                    void g() {}
                }
                """);
    }

    @Test
    void takingANonReentrantLockTwiceIsReported() {
        Snippet.check("""
                class Point {
                    private final StampedLock lock = new StampedLock();
                    void f() {
                        long stamp = lock.writeLock();
                        try {
                            helper();
                        } finally {
                            lock.unlockWrite(stamp);
                        }
                    }
                    private void helper() {
                        long stamp = lock.readLock(); // :: lock-upgrade
                        lock.unlockRead(stamp);
                    }
                    void g() {
                        long stamp = lock.readLock();
                        long second = lock.writeLock(); // :: lock-upgrade
                        lock.unlockWrite(second);
                        lock.unlockRead(stamp);
                    }
                }
                """);
    }

    @Test
    void reentrantLocksAndDowngradesAreNotReported() {
        Snippet.check("""
                class Cache {
                    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                    private final ReentrantReadWriteLock other = new ReentrantReadWriteLock();
                    private final Lock plain = new ReentrantLock();
                    void nested() {
                        plain.lock();
                        plain.lock();
                        plain.unlock();
                        plain.unlock();
                    }
                    void downgrade() {
                        lock.writeLock().lock();
                        lock.readLock().lock();
                        lock.writeLock().unlock();
                        lock.readLock().unlock();
                    }
                    void two() {
                        lock.readLock().lock();
                        other.writeLock().lock();
                        other.writeLock().unlock();
                        lock.readLock().unlock();
                    }
                    void releasedFirst() {
                        lock.readLock().lock();
                        lock.readLock().unlock();
                        lock.writeLock().lock();
                        lock.writeLock().unlock();
                    }
                    boolean tried() {
                        lock.readLock().lock();
                        boolean isTaken = lock.writeLock().tryLock();
                        if (isTaken) {
                            lock.writeLock().unlock();
                        }
                        lock.readLock().unlock();
                        return isTaken;
                    }
                }
                """);
    }

    @Test
    void aStampThatWasGivenBackOrIsOfAnotherLockIsNotReported() {
        Snippet.check("""
                class Account {
                    private final StampedLock lock = new StampedLock();
                    private final StampedLock other = new StampedLock();
                    void f(boolean isWriting) {
                        long stamp = lock.readLock();
                        try {
                            if (isWriting) {
                                lock.unlockRead(stamp);
                                stamp = lock.writeLock();
                            }
                            long nested = other.writeLock();
                            other.unlockWrite(nested);
                        } finally {
                            lock.unlock(stamp);
                        }
                    }
                }
                """);
    }

    @Test
    void sidesTakenOneAfterTheOtherTriedOrTakenLaterAreNotReported() {
        Snippet.check("""
                class Store {
                    private final ReentrantReadWriteLock sides = new ReentrantReadWriteLock();
                    private int x;
                    void tried() {
                        sides.readLock().lock();
                        try {
                            if (sides.writeLock().tryLock()) {
                                try { x++; } finally { sides.writeLock().unlock(); }
                            }
                        } finally {
                            sides.readLock().unlock();
                        }
                    }
                    void later(Executor executor) {
                        sides.readLock().lock();
                        try {
                            executor.execute(() -> {
                                sides.writeLock().lock();
                                try { x++; } finally { sides.writeLock().unlock(); }
                            });
                        } finally {
                            sides.readLock().unlock();
                        }
                    }
                    void relocked() {
                        boolean isWriting = false;
                        sides.readLock().lock();
                        try {
                            if (x == 0) {
                                sides.readLock().unlock();
                                sides.writeLock().lock();
                                isWriting = true;
                                x = 1;
                            }
                        } finally {
                            if (isWriting) { sides.writeLock().unlock(); } else { sides.readLock().unlock(); }
                        }
                    }
                }
                """);
    }
}
