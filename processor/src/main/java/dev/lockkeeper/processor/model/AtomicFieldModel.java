package dev.lockkeeper.processor.model;

import java.util.Optional;

/**
 * A field whose operations are atomic.
 *
 * @param valueType the type that operations are about: the field's, or that of an array's elements
 * @param record the record that the field holds, where its components have operations of their own
 * @param isGuarded whether the field is {@code @GuardedBy} too
 */
public record AtomicFieldModel(
        FieldModel field,
        Form form,
        TypeModel valueType,
        Optional<RecordModel> record,
        boolean isGuarded,
        Origin origin) {

    /** How the value is kept. */
    public enum Form {
        /** In the field itself. */
        SCALAR,

        /** In the elements of a final array. */
        ARRAY,

        /** In several cells beside the field, which only gives the initial value. */
        STRIPED
    }
}
