package dev.lockkeeper.analyser.flow;

/** Looks at a body once all ways through it are known. */
public interface StepObserver {

    /** The step is reached in these worlds. */
    default void onStep(Body body, Step step, Worlds worlds) {}

    /** The body ends in these worlds: of the first it returns, of the second an exception leaves it. */
    default void onEnd(Body body, Worlds normal, Worlds abrupt) {}
}
