package dev.lockkeeper.runtime;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else than the body decides on a task that runs.
 *
 * <p>The thread of the body waits for it to be settled before it goes on, so that an interrupt that is meant for this task does not hit
 * the next one, and a failure is known before the task counts as over. Who decides holds no lock meanwhile.
 */
final class TaskDecision {
    private final @Nullable Object result;
    private final boolean interrupt;
    private final CountDownLatch settled = new CountDownLatch(1);

    TaskDecision(@Nullable Object result, boolean interrupt) {
        this.result = result;
        this.interrupt = interrupt;
    }

    @Nullable
    Object result() {
        return result;
    }

    void interrupt(@Nullable Thread runner) {
        if (interrupt && runner != null) {
            runner.interrupt();
        }
    }

    void settle() {
        settled.countDown();
    }

    /** Waits for the deciding thread, whatever interrupts come, and takes back its interrupt. */
    void awaitSettled() {
        boolean foreignInterrupt = false;
        while (settled.getCount() > 0) {
            try {
                settled.await();
            } catch (InterruptedException ownOrForeign) {
                foreignInterrupt = !interrupt;
            }
        }
        if (interrupt) {
            Thread.interrupted();
        } else if (foreignInterrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
