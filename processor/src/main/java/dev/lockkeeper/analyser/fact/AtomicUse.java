package dev.lockkeeper.analyser.fact;

import javax.lang.model.element.VariableElement;

/**
 * A field is used that is to be changed by atomic operations only, and that other threads may know.
 *
 * @param kind what is done with it
 * @param source the whole use as the source has it
 */
public record AtomicUse(Place place, VariableElement field, UseKind kind, String source) implements Fact {}
