package odd;

import dev.lockkeeper.*;

public class Keywords {
    @Atomic
    volatile int record, var1, sealed, permits, when;

    @GuardedBy("this")
    int yield;

    @GuardedBy("this")
    boolean var;

    @GuardedBy("this")
    synchronized strictfp2 record() {
        return null;
    }

    @GuardedBy("this")
    public synchronized void sync() {}

    @GuardedBy("this")
    void with() {}

    @Atomic
    volatile boolean is;

    @Atomic
    volatile int get, set, x;

    static class strictfp2 {}
}
