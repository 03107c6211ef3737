package dev.lockkeeper.processor.model;

/** How a lock is taken and released. */
public enum LockKind {
    /** Any object: {@code synchronized}. */
    MONITOR,

    /** A {@link java.util.concurrent.locks.Lock}. */
    LOCK,

    /** A {@link java.util.concurrent.locks.ReadWriteLock}. */
    READ_WRITE,

    /** A {@link java.util.concurrent.locks.StampedLock}. */
    STAMPED
}
