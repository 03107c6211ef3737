package dev.lockkeeper.runtime;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that is never held for longer than it takes to change a few fields. So whoever finds it taken looks again for about as long
 * as that before it parks: to be parked and woken costs a hundred times more.
 */
final class BriefLock extends ReentrantLock {
    private static final long serialVersionUID = 1;

    /** A microsecond or so; with one processor nobody could release it meanwhile. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 32 : 0;

    @Override
    public void lock() {
        for (int i = 0; i < LOOKS; i++) {
            if (!isLocked() && tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        super.lock();
    }
}
