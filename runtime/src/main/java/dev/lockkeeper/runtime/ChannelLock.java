package dev.lockkeeper.runtime;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock of a channel, held for as long as it takes to change a few fields. A thread that finds it taken keeps off for about a
 * microsecond, without so much as looking at it, before it tries again, a few times before it parks.
 *
 * <p>Two threads that send and receive on two processors could take turns with every value. Then each finds the channel's state in the
 * other's cache, and most of the time goes there. While one keeps off, the other gets some dozens of values through at the speed of one
 * thread. To park at once leaves the field to the other as well, but costs several microseconds for those who park and those who wake.
 */
final class ChannelLock extends ReentrantLock {
    private static final long serialVersionUID = 1;

    private static final long KEEP_OFF_NANOS = 1_000;

    /** So many pauses take about as long; a bound that does not trust the clock. */
    private static final int MOST_PAUSES = 32;

    /** With one processor, nobody could release it meanwhile. */
    private static final int ATTEMPTS = Runtime.getRuntime().availableProcessors() > 1 ? 3 : 0;

    @Override
    public void lock() {
        if (!tryLock()) {
            lockLater();
        }
    }

    private void lockLater() {
        for (int i = 0; i < ATTEMPTS; i++) {
            keepOff();
            if (!isLocked() && tryLock()) {
                return;
            }
        }
        super.lock();
    }

    private static void keepOff() {
        long begin = System.nanoTime();
        for (int i = 0; i < MOST_PAUSES && System.nanoTime() - begin < KEEP_OFF_NANOS; i++) {
            Thread.onSpinWait();
        }
    }
}
