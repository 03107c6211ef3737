package web;

import dev.lockkeeper.Atomic;

public abstract class Hits {
    @Atomic
    private volatile long total;

    @Atomic
    volatile int errors;

    public abstract long incrementTotal();

    public abstract void addTotal(long delta);

    public abstract long getTotal();

    protected abstract long updateTotal(java.util.function.LongUnaryOperator update);
}
