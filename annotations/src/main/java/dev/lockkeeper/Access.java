package dev.lockkeeper;

/**
 * Which side of a lock a {@link GuardedBy} method asks for. It makes a difference for locks that have two sides,
 * {@link java.util.concurrent.locks.ReadWriteLock} and {@link java.util.concurrent.locks.StampedLock}; every other lock has
 * one side, which serves for both.
 */
public enum Access {
    /** The shared side: many readers at once, no writer. Guarded fields may only be read under it. */
    READ,

    /** The exclusive side: one holder, no reader beside it. */
    WRITE
}
