package dev.lockkeeper.samples.pool;

import dev.lockkeeper.Atomic;
import dev.lockkeeper.Await;
import dev.lockkeeper.Worker;

/** Three workers double numbers, and a report that waits for them. */
public abstract class Doubler {
    @Atomic
    private volatile long doubled;

    @Worker(pool = 3)
    public int twice(int number) {
        incrementDoubled();
        return 2 * number;
    }

    /** Runs when every outstanding task is done. */
    @Await
    public String report() {
        return doubled() + " numbers doubled";
    }

    abstract long incrementDoubled();

    public abstract long doubled();
}
