package dev.lockkeeper.analyser.lock;

/** In which way a lock is held. */
public enum Mode {
    /** The monitor of any object, as taken by {@code synchronized}. */
    MONITOR,

    /** A {@code Lock}, or the writing side of a lock that has two. */
    EXCLUSIVE,

    /** The reading side of a lock that has two. */
    READ,

    /** Not held at all: what is read has to be validated afterwards. */
    OPTIMISTIC
}
