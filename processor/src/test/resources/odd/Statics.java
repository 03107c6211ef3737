package odd;

import dev.lockkeeper.*;
import java.math.*;
import java.time.*;
import java.util.*;

public abstract class Statics<E extends Enum<E>> {
    @Atomic
    static volatile int hits;

    @Atomic
    private static volatile Map<String, ?> all;

    @Atomic
    static final long[] cells = new long[4];

    @Atomic
    final E[] names;

    @Atomic
    private volatile Totals totals = new Totals(0, null, null, null, 'c', (byte) 1, 2f, null);

    @Atomic(striped = true)
    long hot;

    @GuardedBy("Statics.class")
    static int guarded;

    @GuardedBy("Statics.class")
    static synchronized int next() {
        return ++guarded;
    }

    Statics(E[] names) {
        this.names = names;
    }

    public record Totals(int a, Duration d, BigInteger i, BigDecimal b, char c, byte y, float f, Integer boxed) {}

    abstract Duration addTotalsD(Duration more);

    abstract BigInteger addTotalsI(BigInteger more);

    abstract byte incrementTotalsY();

    abstract float addTotalsF(float more);

    abstract void setTotalsC(char c);
}
