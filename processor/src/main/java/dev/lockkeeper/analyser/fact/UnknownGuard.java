package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Guard;

/** A member of a compiled class is used whose guard is not known any more, so that it cannot be checked. */
public record UnknownGuard(Place place, Guard.Problem problem) implements Fact {}
