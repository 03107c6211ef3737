package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationKind;

/** The Javadoc of atomic operations: what they do, and their memory effects. */
final class AtomicText {
    private static final String READ_AND_WRITE = "atomically: a volatile read and write in one step.";

    private AtomicText() {}

    static CodeBlock of(OperationKind kind, FieldModel field, MethodModel method) {
        String name = "{@code " + field.name() + "}";
        String result = method.returnType().isVoid() ? "" : ", and returns the new value";
        String text = switch (kind) {
            case GET -> "Returns " + name + ": a volatile read.";
            case SET -> "Sets " + name + ": a volatile write.";
            case INCREMENT -> "Adds one to " + name + result + ", " + READ_AND_WRITE;
            case DECREMENT -> "Takes one from " + name + result + ", " + READ_AND_WRITE;
            case ADD -> "Adds to " + name + result + ", " + READ_AND_WRITE;
            case GET_AND_ADD -> "Adds to " + name + ", and returns the value before, " + READ_AND_WRITE;
            case GET_AND_SET -> "Sets " + name + ", and returns the value before, " + READ_AND_WRITE;
            case COMPARE_AND_SET ->
                "Sets " + name + " if it is as expected" + (field.type().isPrimitive() ? "" : " (by identity)")
                        + ", and tells whether it was, " + READ_AND_WRITE;
            case UPDATE ->
                "Replaces " + name + " by what the function makes of it" + result + ", " + READ_AND_WRITE + repeated();
            case GET_AND_UPDATE ->
                "Replaces " + name + " by what the function makes of it, and returns the value before, "
                        + READ_AND_WRITE + repeated();
            case ACCUMULATE -> "Combines " + name + " with a value" + result + ", " + READ_AND_WRITE + repeated();
        };
        return Javadoc.of(text);
    }

    private static String repeated() {
        return " The function has no side effects: it runs again when another thread came between.";
    }
}
