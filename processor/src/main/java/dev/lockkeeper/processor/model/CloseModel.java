package dev.lockkeeper.processor.model;

/**
 * The {@code close()} of a class with workers.
 *
 * @param method the signature to write
 * @param callsSuper whether the domain class has a {@code close()} of its own, to call when the pools are closed
 * @param isAutoCloseable whether the domain class implements {@code AutoCloseable} already
 * @param isFinal whether the domain class forbids to override its own
 */
public record CloseModel(MethodModel method, boolean callsSuper, boolean isAutoCloseable, boolean isFinal) {}
