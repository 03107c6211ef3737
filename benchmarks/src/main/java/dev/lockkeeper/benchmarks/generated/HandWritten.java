package dev.lockkeeper.benchmarks.generated;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.LongUnaryOperator;

/** The twins of the generated classes: what a careful engineer writes without them. */
final class HandWritten {
    private HandWritten() {}

    /** The twin of {@link Hits}. */
    static final class RawHits {
        private static final VarHandle TOTAL;

        static {
            try {
                TOTAL = MethodHandles.lookup().findVarHandle(RawHits.class, "total", long.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private volatile long total;

        long incrementTotal() {
            return (long) TOTAL.getAndAdd(this, 1L) + 1;
        }

        long updateTotal(LongUnaryOperator update) {
            long previous;
            long next;
            do {
                previous = total;
                next = update.applyAsLong(previous);
            } while (!TOTAL.weakCompareAndSet(this, previous, next));
            return next;
        }
    }

    /** The twin of {@link Buckets}. */
    static final class RawBuckets {
        private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(long[].class);

        private final long[] counts = new long[16];

        long incrementCounts(int index) {
            return (long) ELEMENTS.getAndAdd(counts, index, 1L) + 1;
        }
    }

    /** The twin of {@link Traffic}. */
    static final class RawTraffic {
        private static final VarHandle STATS;

        static {
            try {
                STATS = MethodHandles.lookup().findVarHandle(RawTraffic.class, "stats", Traffic.Stats.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private volatile Traffic.Stats stats = new Traffic.Stats(0, 0);

        long incrementStatsRequests() {
            Traffic.Stats previous;
            Traffic.Stats next;
            do {
                previous = stats;
                next = new Traffic.Stats(previous.requests() + 1, previous.errors());
            } while (!STATS.weakCompareAndSet(this, previous, next));
            return next.requests();
        }
    }

    /** The twin of {@link Account}. */
    static final class LockedAccount {
        private final ReentrantLock lock = new ReentrantLock();
        private final Object monitor = new Object();
        private final ReentrantReadWriteLock readWriteLock = new ReentrantReadWriteLock();
        private final StampedLock stampedLock = new StampedLock();
        private long balance;
        private long entries;
        private long limit;
        private double rate;

        long deposit(long amount) {
            lock.lock();
            try {
                balance += amount;
                return balance;
            } finally {
                lock.unlock();
            }
        }

        long tryDeposit(long amount, Duration timeout) throws InterruptedException, TimeoutException {
            if (!lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("deposit");
            }
            try {
                balance += amount;
                return balance;
            } finally {
                lock.unlock();
            }
        }

        long record() {
            synchronized (monitor) {
                entries++;
                return entries;
            }
        }

        long limit() {
            readWriteLock.readLock().lock();
            try {
                return limit;
            } finally {
                readWriteLock.readLock().unlock();
            }
        }

        double addRate(double delta) {
            long stamp = stampedLock.writeLock();
            try {
                rate += delta;
                return rate;
            } finally {
                stampedLock.unlockWrite(stamp);
            }
        }

        double rate() {
            long stamp = stampedLock.tryOptimisticRead();
            double seen = rate;
            if (stamp != 0 && stampedLock.validate(stamp)) {
                return seen;
            }
            stamp = stampedLock.readLock();
            try {
                return rate;
            } finally {
                stampedLock.unlockRead(stamp);
            }
        }
    }
}
