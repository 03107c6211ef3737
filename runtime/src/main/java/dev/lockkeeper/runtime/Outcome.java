package dev.lockkeeper.runtime;

/** What an attempt at a channel came to, where that is not a received value. */
enum Outcome {
    /** The operation would have to wait. */
    NOT_READY,
    /** The value was sent or handed over. */
    SENT,
    /** The channel is closed, and for receivers also drained. */
    CLOSED
}
