package dev.lockkeeper.runtime;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;

/**
 * Takes locks for generated classes, and lets JDK Flight Recorder know when one was not free: as the event
 * {@code dev.lockkeeper.LockWait}, for the JDK's own events show monitors only.
 *
 * <pre>{@code
 * Lock lock = new ReentrantLock();
 * LockWait.lock(lock, "lock", "Registry.config");
 * try {
 *     return config;
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 *
 * <p>While nobody records the event, these methods do what the lock's own do. While somebody does, they try first, so a
 * fair lock that is free may be taken ahead of those who wait.
 *
 * <p>Memory effects are those of the lock.
 */
public final class LockWait {
    private LockWait() {}

    /**
     * Takes a lock, as {@link Lock#lock} does.
     *
     * @param lock the lock
     * @param guard what the class calls the lock
     * @param member the operation that needs it, as in {@code "Account.deposit"}
     */
    public static void lock(Lock lock, String guard, String member) {
        if (!FlightRecording.wantsLockWaits()) {
            lock.lock();
        } else if (!lock.tryLock()) {
            LockWaitEvent event = new LockWaitEvent();
            long begin = begin(event);
            lock.lock();
            commit(event, begin, guard, member);
        }
    }

    /**
     * Takes the write side of a lock, as {@link StampedLock#writeLock} does.
     *
     * @param lock the lock
     * @param guard what the class calls the lock
     * @param member the operation that needs it
     * @return the stamp to unlock with
     */
    public static long writeLock(StampedLock lock, String guard, String member) {
        if (!FlightRecording.wantsLockWaits()) {
            return lock.writeLock();
        }
        long stamp = lock.tryWriteLock();
        if (stamp == 0) {
            LockWaitEvent event = new LockWaitEvent();
            long begin = begin(event);
            stamp = lock.writeLock();
            commit(event, begin, guard, member);
        }
        return stamp;
    }

    /**
     * Takes the read side of a lock, as {@link StampedLock#readLock} does.
     *
     * @param lock the lock
     * @param guard what the class calls the lock
     * @param member the operation that needs it
     * @return the stamp to unlock with
     */
    public static long readLock(StampedLock lock, String guard, String member) {
        if (!FlightRecording.wantsLockWaits()) {
            return lock.readLock();
        }
        long stamp = lock.tryReadLock();
        if (stamp == 0) {
            LockWaitEvent event = new LockWaitEvent();
            long begin = begin(event);
            stamp = lock.readLock();
            commit(event, begin, guard, member);
        }
        return stamp;
    }

    private static long begin(LockWaitEvent event) {
        event.begin();
        return System.nanoTime();
    }

    private static void commit(LockWaitEvent event, long begin, String guard, String member) {
        event.waitTime = System.nanoTime() - begin;
        event.guard = guard;
        event.member = member;
        event.commit();
    }
}
