package dev.lockkeeper.analyser.fact;

/**
 * Something is done that only the holder of a lock may do, and the lock is not held.
 *
 * @param lock the lock as the code there would name it
 * @param action the method that is called
 * @param isMonitor whether the lock is the monitor of the object
 */
public record LockUnheld(Place place, String lock, String action, boolean isMonitor) implements Fact {}
