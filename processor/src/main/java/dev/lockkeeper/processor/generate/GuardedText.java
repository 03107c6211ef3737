package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.OperationModel;

/** The Javadoc of operations on guarded fields: what they do, and which lock they take. */
final class GuardedText {
    private GuardedText() {}

    static CodeBlock of(OperationModel.OnGuarded operation, boolean isOptimistic) {
        String lock = LockText.of(operation.field().guard(), GuardedGenerator.isReading(operation.kind()));
        String taken = isOptimistic ? ". Takes " + lock + " only if a writer comes between." : " under " + lock + ".";
        return Javadoc.of(action(operation) + taken);
    }

    private static String action(OperationModel.OnGuarded operation) {
        String field = "{@code " + operation.field().field().name() + "}";
        String newValue = operation.method().returnType().isVoid() ? "" : ", and returns the new value,";
        return switch (operation.kind()) {
            case GET -> "Returns " + field;
            case COPY -> "Returns an immutable copy of " + field + ", made";
            case SET -> "Sets " + field;
            case INCREMENT -> "Adds one to " + field + newValue;
            case DECREMENT -> "Takes one from " + field + newValue;
            case ADD -> "Adds to " + field + newValue;
            case UPDATE -> "Replaces " + field + " by what the function makes of it" + newValue;
            case WITH -> "Runs the action on " + field + ", and returns its result,";
            case READ -> "Runs the action, which changes nothing, on " + field + ", and returns its result,";
            case CHANGE -> "Runs the action on " + field;
            default -> throw new IllegalArgumentException("no operation on a guarded field: " + operation.kind());
        };
    }
}
