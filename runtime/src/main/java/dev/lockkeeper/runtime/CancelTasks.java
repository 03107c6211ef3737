package dev.lockkeeper.runtime;

import java.util.List;

/** Cancels many tasks in the order that keeps them from starting meanwhile. */
final class CancelTasks {
    private CancelTasks() {}

    /** Cancels the newest first: a thread that an older one frees finds no newer one to start. */
    static void all(List<? extends Task<?>> oldestFirst) {
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            oldestFirst.get(i).cancel(true);
        }
    }
}
