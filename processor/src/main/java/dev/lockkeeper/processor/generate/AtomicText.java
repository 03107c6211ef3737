package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.AtomicFieldModel.Form;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationKind;
import dev.lockkeeper.processor.model.OperationModel;

/** The Javadoc of atomic operations: what they do, and their memory effects. */
final class AtomicText {
    private static final String READ_AND_WRITE = ", atomically: a volatile read and write in one step.";
    private static final String REPEATED =
            " The function has no side effects: it runs again when another thread came between.";

    private AtomicText() {}

    static CodeBlock of(OperationModel.OnAtomic operation) {
        AtomicFieldModel atomic = operation.field();
        String place = "{@code " + atomic.field().name() + "}";
        if (atomic.form() == Form.ARRAY) {
            place = "an element of " + place;
        }
        boolean isByIdentity = !atomic.valueType().isPrimitive();
        return Javadoc.of(text(operation.kind(), place, newValue(operation.method()), isByIdentity));
    }

    static CodeBlock of(OperationModel.OnComponent operation) {
        String place = "{@code " + operation.component().name() + "} of {@code "
                + operation.field().field().name() + "}";
        return Javadoc.of(
                operation.kind() == OperationKind.SET
                        ? "Sets " + place + newValue(operation.method()) + READ_AND_WRITE
                        : text(operation.kind(), place, newValue(operation.method()), true));
    }

    private static String newValue(MethodModel method) {
        return method.returnType().isVoid() ? "" : ", and returns the new value";
    }

    private static String text(OperationKind kind, String place, String newValue, boolean isByIdentity) {
        return switch (kind) {
            case GET -> "Returns " + place + ": a volatile read.";
            case SET -> "Sets " + place + ": a volatile write.";
            case INCREMENT -> "Adds one to " + place + newValue + READ_AND_WRITE;
            case DECREMENT -> "Takes one from " + place + newValue + READ_AND_WRITE;
            case ADD -> "Adds to " + place + newValue + READ_AND_WRITE;
            case GET_AND_ADD -> "Adds to " + place + ", and returns the value before" + READ_AND_WRITE;
            case GET_AND_SET -> "Sets " + place + ", and returns the value before" + READ_AND_WRITE;
            case COMPARE_AND_SET ->
                "Sets " + place + " if it is as expected" + (isByIdentity ? " (by identity)" : "")
                        + ", and tells whether it was" + READ_AND_WRITE;
            case UPDATE ->
                "Replaces " + place + " by what the function makes of it" + newValue + READ_AND_WRITE + REPEATED;
            case GET_AND_UPDATE ->
                "Replaces " + place + " by what the function makes of it, and returns the value before" + READ_AND_WRITE
                        + REPEATED;
            case ACCUMULATE -> "Combines " + place + " with a value" + newValue + READ_AND_WRITE + REPEATED;
            default -> throw new IllegalArgumentException("no operation on an atomic field: " + kind);
        };
    }
}
