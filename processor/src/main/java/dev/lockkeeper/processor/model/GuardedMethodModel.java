package dev.lockkeeper.processor.model;

/** A method whose callers must hold a lock, and for which an accessor that takes it is written. */
public record GuardedMethodModel(MethodModel method, GuardModel guard) {}
