package odd;

import dev.lockkeeper.*;
import java.util.concurrent.locks.*;

public class Hidden<T> {
    private final StampedLock lock = new StampedLock();

    @GuardedBy("lock")
    private T value;

    @GuardedBy("lock")
    public T baseValue() {
        return value;
    }

    @Atomic
    protected volatile T other;
}
