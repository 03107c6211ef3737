package dev.lockkeeper.analyser.fact;

/** Something that was found out about a class. */
public sealed interface Fact permits AtomicSequence, AtomicUse, GuardedUse {
    /** The expression or declaration that it is about. */
    Place place();
}
