package bank;

import dev.lockkeeper.GuardedBy;
import java.util.concurrent.locks.ReentrantLock;

public class Account {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private long balance;

    private final Object audit = new Object();

    @GuardedBy("audit")
    private int entries;

    public Account(long balance) {
        this.balance = balance;
    }

    @GuardedBy("lock")
    public void deposit(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("not a deposit: " + amount);
        }
        balance += amount;
    }

    @GuardedBy("lock")
    public long balance() {
        return balance;
    }

    @GuardedBy("audit")
    void record(String... lines) throws java.io.IOException {
        entries += lines.length;
    }

    @GuardedBy
    protected <T extends Comparable<T>> T larger(T first, T lock) {
        return first.compareTo(lock) > 0 ? first : lock;
    }
}
