package dev.lockkeeper.samples.webserver;

import java.util.concurrent.CountDownLatch;

/** A job that lasts as long as a test wants. */
final class Gate {
    private Gate() {}

    /** Says that the job runs, and waits until the gate is open. */
    static int await(CountDownLatch gate, CountDownLatch running) {
        running.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return 0;
    }
}
