package dev.lockkeeper;

/** What an {@link Await} does when a task that it waits for fails. */
public enum OnFailure {
    /**
     * The first failure cancels the tasks that are not done yet, running ones by interrupt, and is thrown at once; failures that
     * were there before it was thrown are added to it as suppressed exceptions.
     */
    FAIL_FAST,

    /** All tasks finish; then the first failure is thrown, with the others as suppressed exceptions. */
    COLLECT,

    /** All tasks finish and failures are passed over: a fan-in then holds the successes, in the order of the items. */
    IGNORE
}
