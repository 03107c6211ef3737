package dev.lockkeeper.analyser.fact;

/** How far the locks held cover what is done; from enough to nothing. */
public enum Coverage {
    /** The lock is held, or not needed as nobody else can know the object. */
    HELD,
    /** Only the reading side is held, where something is changed. */
    READ_ONLY,
    /** It is held only by the thread that waits for several others, where one of these changes something. */
    OF_FORKER,
    /** The lock is not held. */
    NONE
}
