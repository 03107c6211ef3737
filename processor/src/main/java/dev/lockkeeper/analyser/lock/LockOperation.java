package dev.lockkeeper.analyser.lock;

/** What a call does to a lock. */
public enum LockOperation {
    LOCK,
    /** Takes the lock if the result is true. */
    TRY_LOCK,
    UNLOCK,

    STAMP_WRITE,
    STAMP_READ,
    /** Takes the lock if the stamp is not zero. */
    STAMP_TRY_WRITE,
    STAMP_TRY_READ,
    STAMP_OPTIMISTIC,
    STAMP_VALIDATE,
    STAMP_UNLOCK,
    STAMP_UNLOCK_WRITE,
    STAMP_UNLOCK_READ,
    STAMP_TO_WRITE,
    STAMP_TO_READ,
    STAMP_TO_OPTIMISTIC,

    /** Tells whether the thread holds the lock, or how often. */
    IS_HELD,
    /** Tells how often the thread holds the read side of the lock. */
    IS_READ_HELD,
    /** Tells whether the thread holds the monitor of the argument. */
    HOLDS_LOCK,

    /** Waits on a condition, or signals it. */
    CONDITION,
    /** Waits on a monitor, or notifies those who do. */
    MONITOR,
    /** Waits inside a monitor of Guava's for a guard of it. */
    GUARD
}
