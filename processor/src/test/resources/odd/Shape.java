package odd;

import dev.lockkeeper.*;

public abstract sealed class Shape permits ConcurrentShape, Circle {
    @Atomic
    volatile int area;

    @GuardedBy("this")
    public void grow() {}

    public abstract int incrementArea();
}
