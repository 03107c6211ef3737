package dev.lockkeeper.processor.model;

/** A field that is used under a lock only. */
public record GuardedFieldModel(FieldModel field, GuardModel guard, Origin origin) {}
