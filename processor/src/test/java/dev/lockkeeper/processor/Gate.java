package dev.lockkeeper.processor;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Holds tasks of a test at a point until the test lets them go. */
public final class Gate {
    private final CountDownLatch arrived;
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile boolean interrupted;

    /** A gate that one task is expected at. */
    public Gate() {
        this(1);
    }

    Gate(int expected) {
        this.arrived = new CountDownLatch(expected);
    }

    /** Waits until the gate is open, and remembers an interrupt. */
    public void pass() throws InterruptedException {
        arrived.countDown();
        try {
            opened.await();
        } catch (InterruptedException heeded) {
            interrupted = true;
            throw heeded;
        }
    }

    void awaitArrivals() throws InterruptedException {
        arrived.await();
    }

    /** Lets all pass, now and later. */
    public void open() {
        opened.countDown();
    }

    /** Whether all that were expected have come. */
    boolean hasArrivals() {
        return arrived.getCount() == 0;
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    static void awaitCondition(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.yield(); // a condition that never comes true ends by the time-out of the test
        }
    }

    static void awaitWaiting(Thread thread) {
        awaitCondition(
                () -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }
}
