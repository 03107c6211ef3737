package dev.lockkeeper.analyser.fact;

import javax.lang.model.element.TypeElement;

/**
 * An object of a domain class is created where one of the generated class is needed.
 *
 * @param type the domain class
 * @param promise the member whose promise only the generated class keeps
 * @param isAwait whether it is a method with {@code @Await}; else one that overrides an unguarded method
 */
public record RawInstance(Place place, TypeElement type, String promise, boolean isAwait) implements Fact {}
