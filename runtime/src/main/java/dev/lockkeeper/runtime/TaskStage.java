package dev.lockkeeper.runtime;

/**
 * Where a task is. It leaves {@code WAITING} by a compare-and-set, or in a {@link Hand} under the pool's lock, and {@code RUNNING}
 * by a compare-and-set, or back to {@code WAITING} under that lock while nobody has claimed it; the others are final.
 */
enum TaskStage {
    /** Not started. */
    WAITING(0),
    /** A thread runs the body. */
    RUNNING(1),
    /** Has a result. If it was given from outside, the body may still run. */
    COMPLETED(2),
    /** Has a failure. If it was given from outside, or the time was up, the body may still run. */
    FAILED(3),
    /** Was cancelled. The body may still run. */
    CANCELLED(4),
    /** Made room for a newer task. */
    DISCARDED(5);

    private static final TaskStage[] BY_CODE = values();

    private final byte code;

    TaskStage(int code) {
        this.code = (byte) code;
    }

    static TaskStage of(byte code) {
        return BY_CODE[code];
    }

    /** What stands for it where there is no room for a reference: its place among the constants. */
    byte code() {
        return code;
    }
}
