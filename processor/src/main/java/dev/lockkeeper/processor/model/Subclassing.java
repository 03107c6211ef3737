package dev.lockkeeper.processor.model;

/** Whether a class can have a generated subclass, and if not, why. */
public enum Subclassing {
    POSSIBLE,
    INTERFACE,
    ENUM,
    RECORD,
    FINAL,
    PRIVATE,
    INNER,
    SEALED,
    NO_CONSTRUCTOR
}
