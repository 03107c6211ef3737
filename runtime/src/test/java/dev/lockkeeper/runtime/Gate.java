package dev.lockkeeper.runtime;

import java.util.concurrent.CountDownLatch;

/** Holds tasks of a test at a point until the test lets them go. */
final class Gate {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Waits, interruptibly, until the gate is open. */
    Void pass() throws InterruptedException {
        arrived.countDown();
        opened.await();
        return null;
    }

    /** Waits, whatever interrupts come, until the gate is open. */
    Void passStubbornly() {
        arrived.countDown();
        while (true) {
            try {
                opened.await();
                return null;
            } catch (InterruptedException stubborn) {
                Thread.onSpinWait(); // the point of this method is not to heed it
            }
        }
    }

    void awaitArrival() throws InterruptedException {
        arrived.await();
    }

    void open() {
        opened.countDown();
    }
}
