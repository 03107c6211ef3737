package odd;

import dev.lockkeeper.*;
import java.util.*;
import java.util.concurrent.*;

public abstract class Throwing<X extends Exception> {
    @Worker(pool = 1)
    public String load(int k) throws X, InterruptedException, TimeoutException {
        return "";
    }

    @Await("load")
    public abstract List<String> loadAll(Collection<Integer> k) throws X, InterruptedException;

    @Await
    public void end() throws X {}

    @GuardedBy("lock")
    public int get() throws X, TimeoutException {
        return 1;
    }

    final java.util.concurrent.locks.ReentrantLock lock = new java.util.concurrent.locks.ReentrantLock();

    @GuardedBy("lock")
    public void set(int v) throws X, InterruptedException {}

    @GuardedBy("lock")
    protected void interruptible() throws InterruptedException {}
}
