package dev.lockkeeper.analyser.fact;

import javax.lang.model.element.VariableElement;

/**
 * An atomic variable is read, and written afterwards as what was read told; the two are steps of their own.
 *
 * @param place the step that writes
 * @param field the variable: an atomic field, or one that refers to an atomic object or a concurrent map
 * @param shape how the steps belong together
 * @param kind what sort of variable it is
 * @param act the step that writes, as the source has it
 */
public record AtomicSequence(Place place, VariableElement field, Shape shape, Kind kind, String act) implements Fact {

    /** How reading and writing belong together. */
    public enum Shape {
        /** What was read decides whether to write. */
        CHECK_THEN_ACT,
        /** What was read goes into what is written. */
        GET_THEN_SET,
        /** What was read is kept, and then replaced by something that does not depend on it. */
        GET_THEN_RESET
    }

    /** What sort of variable it is. */
    public enum Kind {
        /** A field annotated {@code @Atomic}. */
        FIELD,
        /** An {@code AtomicInteger} and its like. */
        ATOMIC_OBJECT,
        /** A {@code ConcurrentMap}, of which one entry is meant. */
        MAP
    }
}
