package odd;

import dev.lockkeeper.*;
import java.util.concurrent.locks.*;

public abstract class Big {
    private final StampedLock s = new StampedLock();

    @GuardedBy("s")
    private long l;

    @GuardedBy("s")
    private boolean isOk;

    @GuardedBy("s")
    private char c;

    @GuardedBy("s")
    private String str;

    @GuardedBy("s")
    private long[] arr;

    abstract long l();

    abstract boolean isOk();

    abstract char getC();

    abstract String str();

    abstract void updateArr(java.util.function.Consumer<long[]> op);

    @GuardedBy("s")
    double sum(double d) {
        return d + l;
    }

    @GuardedBy(value = "s", access = Access.READ)
    synchronized String read() {
        return str;
    }
}
