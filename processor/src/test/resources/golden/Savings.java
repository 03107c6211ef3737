package bank.savings;

import bank.Account;
import dev.lockkeeper.Atomic;
import dev.lockkeeper.GuardedBy;

public class Savings extends Account {
    @Atomic
    protected volatile double rate;

    public Savings(long balance, double rate) {
        super(balance);
        this.rate = rate;
    }

    @Override
    @GuardedBy
    public long balance() {
        return 0;
    }
}
