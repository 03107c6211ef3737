package odd;

import dev.lockkeeper.*;

@Deprecated
@SuppressWarnings("try")
public abstract class OldClosing implements AutoCloseable {
    @Atomic
    volatile int count;

    @Worker(pool = 1)
    void work() {}

    @Override
    public void close() throws InterruptedException {}
}
