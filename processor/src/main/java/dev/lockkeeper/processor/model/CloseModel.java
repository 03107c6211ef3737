package dev.lockkeeper.processor.model;

import java.util.Optional;

/**
 * How an object with workers is closed.
 *
 * @param method the signature of {@code close()}
 * @param bounded the signature of {@code close(Duration)}; absent where the domain class has one that does something of its own
 * @param callsSuper whether the domain class has a {@code close()} of its own, to call when the pools are closed
 * @param guard the lock that this one needs
 * @param isAutoCloseable whether the domain class implements {@code AutoCloseable} already
 * @param isFixed whether the domain class forbids to override its own
 */
public record CloseModel(
        MethodModel method,
        Optional<MethodModel> bounded,
        boolean callsSuper,
        Optional<GuardModel> guard,
        boolean isAutoCloseable,
        boolean isFixed) {}
