package dev.lockkeeper.analyser.flow;

/** What a method does with the code that it is given, or that the object runs on which it is called. */
public enum CodeUse {
    /** That is not known: it may keep it. */
    UNKNOWN,

    /** What the method returns runs it. */
    WRAPS,

    /** It has run when the method returns. */
    RUNS,

    /** The same, but it runs in several threads. */
    FORKS
}
