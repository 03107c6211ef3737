package dev.lockkeeper.analyser.fact;

/**
 * A lock is taken and, on some way out of the method, not released.
 *
 * @param place where it is taken
 * @param lock the lock as the code there would name it
 * @param isByException whether only an exception takes that way
 */
public record LockLeak(Place place, String lock, boolean isByException) implements Fact {}
