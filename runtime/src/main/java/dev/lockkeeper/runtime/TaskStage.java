package dev.lockkeeper.runtime;

/** Where a task is. It leaves {@code WAITING} and {@code RUNNING} by one compare-and-set each; the others are final. */
enum TaskStage {
    /** Not started. */
    WAITING,
    /** A thread runs the body. */
    RUNNING,
    /** Has a result. If it was given from outside, the body may still run. */
    COMPLETED,
    /** Has a failure. If it was given from outside, or the time was up, the body may still run. */
    FAILED,
    /** Was cancelled. The body may still run. */
    CANCELLED,
    /** Made room for a newer task. */
    DISCARDED
}
