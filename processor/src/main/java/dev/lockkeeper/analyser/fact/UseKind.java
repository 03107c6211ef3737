package dev.lockkeeper.analyser.fact;

/** What is done with a field. */
public enum UseKind {
    READ,
    /** Read, and a method called on the object or an element of it read; the object is not known to change. */
    USE,
    WRITE,
    /** Read, changed and written back by one expression, such as {@code x++}. */
    UPDATE,
    /** The same, for an element of the array that the field refers to. */
    UPDATE_ITEM,
    /** The object that the field refers to is changed. */
    MUTATE;

    /** Whether the reading side of a lock is not enough for it. */
    public boolean isChange() {
        return this != READ && this != USE;
    }
}
