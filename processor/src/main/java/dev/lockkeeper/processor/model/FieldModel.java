package dev.lockkeeper.processor.model;

/**
 * A field of the domain class or of a superclass.
 *
 * @param owner the class that declares it
 * @param type its type as a member of the domain class
 * @param erasure its declared type, erased: what a {@code VarHandle} is looked up by
 * @param isDirect whether the generated class may name it: not private, and in reach of its package
 * @param isSealedOff whether its module keeps even reflection out, so that only what may be named is reached
 */
public record FieldModel(
        String name,
        ClassReference owner,
        TypeModel type,
        TypeModel erasure,
        Visibility visibility,
        boolean isStatic,
        boolean isFinal,
        boolean isVolatile,
        boolean isDirect,
        boolean isSealedOff) {

    /** Whether generated code can get at the field at all. */
    public boolean isReachable() {
        return isDirect || !isSealedOff;
    }
}
