package odd;

import dev.lockkeeper.*;

abstract class Mid<A, B> {
    @GuardedBy("this")
    private A a;

    @GuardedBy("this")
    protected B b;

    @Atomic
    volatile A at;

    @GuardedBy("this")
    public A mid(B b) {
        return a;
    }

    public abstract void updateA(java.util.function.Consumer<? super A> op);
}
