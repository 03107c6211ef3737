package dev.lockkeeper.runtime;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Says when the next task of a pool may start. Guarded by the pool's lock. */
final class PaceMaker {
    /** The nanoseconds between two starts; 0 for no limit. */
    private final long interval;

    private final LongSupplier clock;
    private boolean started;
    private long next;

    PaceMaker(@Nullable Pace pace) {
        this(pace, System::nanoTime);
    }

    PaceMaker(@Nullable Pace pace, LongSupplier clock) {
        this.clock = clock;
        this.interval = pace == null ? 0 : pace.interval();
    }

    boolean isLimited() {
        return interval > 0;
    }

    /** For how many nanoseconds no task may start. */
    long delay() {
        return started ? Math.max(0, next - clock.getAsLong()) : 0;
    }

    /** A task starts now. */
    void start() {
        if (interval > 0) {
            started = true;
            next = clock.getAsLong() + interval;
        }
    }
}
