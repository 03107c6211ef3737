package web;

import dev.lockkeeper.Atomic;

public class Meter {
    @Atomic
    static volatile int instances;

    @Atomic(striped = true)
    protected long requests = 100;

    @Atomic(striped = true)
    static int all;

    @Atomic
    volatile boolean isOpen;
}
