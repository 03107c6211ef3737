import dev.lockkeeper.*;
import java.util.concurrent.locks.*;

public class Locked {
    private static final ReentrantReadWriteLock RW = new ReentrantReadWriteLock();
    private final ReentrantReadWriteLock.ReadLock read = RW.readLock();
    private final ReentrantReadWriteLock.WriteLock write = RW.writeLock();
    final Holder holder = new Holder();

    @GuardedBy("write")
    int a;

    @GuardedBy("holder.inner.sl")
    private double d;

    @GuardedBy("holder.inner.sl")
    double e;

    @GuardedBy("holder.inner().sl")
    boolean f;

    @GuardedBy(value = "holder.inner.sl", access = Access.READ)
    public double d() {
        return d;
    }

    @GuardedBy("this.holder")
    void g() {}

    @GuardedBy("Locked.this.holder.inner")
    void h() {}

    @GuardedBy("RW")
    static long count;

    static class Holder {
        final Inner inner = new Inner();

        Inner inner() {
            return inner;
        }

        class Inner {
            private final StampedLock sl = new StampedLock();
        }
    }
}
