package odd;

import dev.lockkeeper.*;
import java.util.concurrent.locks.*;

public class Hide extends Hidden<String> {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private int value;

    @Atomic
    volatile int count;

    @GuardedBy("lock")
    public int value() {
        return value;
    }

    @GuardedBy("super2")
    void third() {}

    final StampedLock super2 = new StampedLock();
}
