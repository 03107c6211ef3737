package dev.lockkeeper.processor.model;

import java.util.List;

/**
 * A lock expression, resolved: the steps from an instance, or from a class, to the lock.
 *
 * @param expression as the user wrote it
 * @param type the static type of the lock
 * @param steps never empty; the first one starts from nothing, each other one from what is before it
 */
public record LockModel(String expression, LockKind kind, TypeModel type, List<Step> steps) {

    /** One step along the expression. */
    public sealed interface Step {}

    /** The domain object itself. */
    public record This() implements Step {}

    /** The monitor of a class. */
    public record ClassLiteral(TypeModel.Declared type) implements Step {}

    /** A field of what is before it; a static one starts from its class. */
    public record FieldStep(FieldModel field) implements Step {}

    /** A call without arguments on what is before it. */
    public record CallStep(String method) implements Step {}

    /** A static call without arguments. */
    public record StaticCallStep(ClassReference owner, String method) implements Step {}
}
