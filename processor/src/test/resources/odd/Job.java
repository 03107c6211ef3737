package odd;

import dev.lockkeeper.*;
import dev.lockkeeper.runtime.*;
import java.util.*;

public abstract class Job extends Thread implements AutoCloseable, Runnable {
    @Worker(pool = 2)
    @GuardedBy("this")
    public int work(Context c, List<? extends Exception>[] in) throws Exception {
        return in.length;
    }

    @Override
    public void close() {}

    @Worker(pool = 1, name = "shared")
    void one(int a) {}

    @Worker(pool = 1, name = "shared")
    void two(int... a) {}

    @Await({"one", "two"})
    abstract boolean drain(java.time.Duration d);

    @Override
    public void run() {
        submitOne(1);
    }

    abstract Task<Void> submitOne(int a);
}
