package odd;

import dev.lockkeeper.*;

@Deprecated(since = "1")
public abstract class Old {
    @Deprecated
    @Atomic
    volatile int x;

    @Deprecated(forRemoval = true)
    @GuardedBy("this")
    public void gone(@SuppressWarnings("x") int p) {}

    @Deprecated
    abstract int getAndAddX(int d);

    @Deprecated(forRemoval = true)
    protected Old() {}
}
