package sub;

import static base.Locks.*;

import base.*;
import dev.lockkeeper.*;

public abstract class Sub extends Base<String>.Nested {
    protected Sub(Base<String> outer) {
        outer.super();
    }

    @GuardedBy("FIRST")
    private int x;

    @GuardedBy("Locks.Deep.LOCK")
    int y;

    @GuardedBy("second()")
    public void z() {}

    abstract int incrementX();
}
