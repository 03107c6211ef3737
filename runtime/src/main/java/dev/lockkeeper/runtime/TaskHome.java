package dev.lockkeeper.runtime;

/** Where a task waits for its turn. */
interface TaskHome {
    /** Decides the fate of a task if it still waits. The caller makes the result known. */
    boolean withdraw(Task<?> task, TaskStage verdict);
}
