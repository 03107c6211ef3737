package dev.lockkeeper.analyser.fact;

/**
 * Something is done that only the holder of a lock may do, and the lock is not held.
 *
 * @param lock the lock as the code there would name it
 * @param action the method that is called
 * @param kind what is done
 */
public record LockUnheld(Place place, String lock, String action, Kind kind) implements Fact {

    /** What a holder does. */
    public enum Kind {
        /** Releases the lock. */
        RELEASE,
        /** Waits on a condition or guard of the lock, or signals it. */
        CONDITION,
        /** Waits on a monitor, or notifies those who do. */
        MONITOR,
        /** The same with the monitor of a condition, which is no monitor of anything: the condition itself is meant. */
        MONITOR_OF_CONDITION
    }

    /** Whether the lock is released. */
    public boolean isRelease() {
        return kind == Kind.RELEASE;
    }
}
