package dev.lockkeeper.analyser.fact;

/**
 * A lock is asked for that the thread itself keeps from being free.
 *
 * @param lock the lock as the code there would name it
 * @param isFromRead whether its reading side is held and its writing side asked for; else it is held and not reentrant
 */
public record LockUpgrade(Place place, String lock, boolean isFromRead) implements Fact {}
