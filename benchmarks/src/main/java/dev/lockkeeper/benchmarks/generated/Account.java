package dev.lockkeeper.benchmarks.generated;

import dev.lockkeeper.Access;
import dev.lockkeeper.GuardedBy;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** A value behind each kind of lock. */
public abstract class Account {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private long balance;

    private final Object monitor = new Object();

    @GuardedBy("monitor")
    private long entries;

    private final ReentrantReadWriteLock readWriteLock = new ReentrantReadWriteLock();

    @GuardedBy("readWriteLock")
    private long limit;

    private final StampedLock stampedLock = new StampedLock();

    @GuardedBy("stampedLock")
    private double rate;

    /** Starts with nothing. */
    protected Account() {}

    /** Adds to the balance. */
    @GuardedBy("lock")
    public long deposit(long amount) {
        balance += amount;
        return balance;
    }

    /** Adds to the balance, by an operation on the field. */
    public abstract long addBalance(long delta);

    /** Counts an entry. */
    @GuardedBy("monitor")
    public long record() {
        entries++;
        return entries;
    }

    /** The limit. */
    @GuardedBy(value = "readWriteLock", access = Access.READ)
    public long limit() {
        return limit;
    }

    /** The rate. */
    public abstract double rate();

    /** Changes the rate. */
    public abstract double addRate(double delta);
}
