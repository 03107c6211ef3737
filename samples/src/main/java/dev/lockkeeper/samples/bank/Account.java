package dev.lockkeeper.samples.bank;

import dev.lockkeeper.GuardedBy;
import java.util.concurrent.locks.ReentrantLock;

/** A bank account. Its balance may be touched only under its lock; {@code ConcurrentAccount} takes it. */
public class Account {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private long balance;

    public Account(long openingBalance) {
        balance = openingBalance;
    }

    @GuardedBy("lock")
    public void deposit(long amount) {
        balance += amount;
    }

    @GuardedBy("lock")
    public boolean withdraw(long amount) {
        if (balance < amount) {
            return false;
        }
        balance -= amount;
        return true;
    }

    @GuardedBy("lock")
    public long balance() {
        return balance;
    }
}
