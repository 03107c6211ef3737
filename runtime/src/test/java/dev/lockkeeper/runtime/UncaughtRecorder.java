package dev.lockkeeper.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records what reaches the default uncaught-exception handler while it is open. */
final class UncaughtRecorder implements AutoCloseable {
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final List<Throwable> recorded = new CopyOnWriteArrayList<>();

    UncaughtRecorder() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> recorded.add(failure));
    }

    List<Throwable> recorded() {
        return recorded;
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
