package dev.lockkeeper.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock of a channel, held for as long as it takes to change a few fields. A thread that finds it taken keeps off for about a
 * microsecond, without so much as looking at it, before it tries again, a few times before it sleeps.
 *
 * <p>Two threads that send and receive on two processors could take turns with every value. Then each finds the channel's state in the
 * other's cache, and most of the time goes there. While one keeps off, the other gets some dozens of values through at the speed of one
 * thread.
 *
 * <p>Nobody wakes those who wait for the lock: if the holder has lost its processor, they look again every now and then. So a release needs
 * no memory fence to learn of them, and the fence is half of what an uncontended lock costs.
 *
 * <p>Not reentrant, and not fair. Memory effects: a release happens-before the next acquisition.
 */
final class ChannelLock {
    private static final long KEEP_OFF_NANOS = 1_000;

    /** So many pauses take about as long; a bound that does not trust the clock. With one processor, nobody changes anything meanwhile. */
    private static final int MOST_PAUSES = Runtime.getRuntime().availableProcessors() > 1 ? 32 : 0;

    /** So often it keeps off before it sleeps. */
    private static final int ATTEMPTS = 8;

    private static final long SLEEP_NANOS = 20_000;

    private static final VarHandle IS_HELD = FieldHandle.of(MethodHandles.lookup(), "isHeld", boolean.class);

    private volatile boolean isHeld;

    /** Takes the lock. An interrupt does not end the wait, and stays set. */
    void lock() {
        if (!tryLock()) {
            lockLater();
        }
    }

    void unlock() {
        IS_HELD.setRelease(this, false);
    }

    private boolean tryLock() {
        return IS_HELD.compareAndSet(this, false, true);
    }

    private void lockLater() {
        for (int i = 0; isHeld || !tryLock(); i++) {
            if (i < ATTEMPTS) {
                keepOff();
            } else {
                sleep();
            }
        }
    }

    /** Leaves the processor, since the holder may need it. An interrupted thread cannot park, and gives way instead. */
    @SuppressWarnings("ThreadPriorityCheck") // the holder may be a virtual thread without a carrier
    private void sleep() {
        if (Thread.currentThread().isInterrupted()) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(this, SLEEP_NANOS);
        }
    }

    /** Lets others work on the channel for a moment, without so much as looking at it. */
    static void keepOff() {
        long begin = System.nanoTime();
        for (int i = 0; i < MOST_PAUSES && System.nanoTime() - begin < KEEP_OFF_NANOS; i++) {
            Thread.onSpinWait();
        }
    }
}
