package dev.lockkeeper.runtime;

import java.util.List;

/** Cancels many tasks. */
final class Cancelling {
    private Cancelling() {}

    /** The last first, so that those that run, which come first, do not make room for those that wait. */
    static void cancelAll(List<? extends Task<?>> tasks, boolean interrupt) {
        for (int i = tasks.size() - 1; i >= 0; i--) {
            tasks.get(i).cancel(interrupt);
        }
    }
}
