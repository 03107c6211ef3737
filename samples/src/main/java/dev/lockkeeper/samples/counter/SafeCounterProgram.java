package dev.lockkeeper.samples.counter;

import dev.lockkeeper.runtime.WaitGroup;

/** A thousand tasks count to a thousand, twice; not one increment is lost. */
public final class SafeCounterProgram {
    private static final int TASKS = 1_000;

    private SafeCounterProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        ConcurrentSafeCounter counter = count(TASKS);
        System.out.printf("guarded: %d of %d%n", counter.value(), TASKS);
        System.out.printf("atomic:  %d of %d%n", counter.atomic(), TASKS);
    }

    static ConcurrentSafeCounter count(int tasks) throws InterruptedException {
        ConcurrentSafeCounter counter = new ConcurrentSafeCounter();
        WaitGroup all = new WaitGroup();
        for (int task = 0; task < tasks; task++) {
            all.go(() -> {
                counter.increment();
                counter.incrementAtomic();
            });
        }
        all.await();
        return counter;
    }
}
