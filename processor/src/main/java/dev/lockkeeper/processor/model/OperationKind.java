package dev.lockkeeper.processor.model;

/** What an operation does with the value of a field. */
public enum OperationKind {
    GET(""),
    SET("set"),
    INCREMENT("increment"),
    DECREMENT("decrement"),
    ADD("add"),
    GET_AND_ADD("getAndAdd"),
    GET_AND_SET("getAndSet"),
    COMPARE_AND_SET("compareAndSet"),
    UPDATE("update"),
    GET_AND_UPDATE("getAndUpdate"),
    ACCUMULATE("accumulate"),

    /** Runs a function on a mutable value, and gives its result. */
    WITH("with"),

    /** Runs a function that only reads a mutable value, and gives its result. */
    READ("read"),

    /** Runs an action that changes a mutable value. */
    CHANGE("update"),

    /** Gives an immutable copy of a mutable collection. */
    COPY("");

    private final String prefix;

    OperationKind(String prefix) {
        this.prefix = prefix;
    }

    /** What the name of the operation starts with, in front of the capitalised name of the field. */
    public String prefix() {
        return prefix;
    }
}
