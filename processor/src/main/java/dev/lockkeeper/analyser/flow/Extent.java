package dev.lockkeeper.analyser.flow;

/** How much is found out about a class. */
public enum Extent {
    /** What the rules want to know that look at the class by itself. */
    CLASS,

    /** What those want to know, too, that follow locks through the calls of the compilation. */
    LOCKS,

    /** What all rules want to know: the tasks, too, that are started, and what they share with others. */
    TASKS
}
