package dev.lockkeeper.processor.model;

/** A field whose operations are atomic. */
public record AtomicFieldModel(FieldModel field, boolean isStriped, Origin origin) {}
