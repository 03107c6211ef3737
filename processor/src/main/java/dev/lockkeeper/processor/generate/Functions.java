package dev.lockkeeper.processor.generate;

import dev.lockkeeper.processor.model.TypeModel;

/** How the function types that operations take are called. */
final class Functions {
    private Functions() {}

    /** The method of the operator on values of a type: that of the primitive one where the JDK has one. */
    static String applyName(TypeModel type) {
        if (type instanceof TypeModel.Primitive primitive) {
            return switch (primitive.kind()) {
                case BYTE, SHORT, CHAR, INT -> "applyAsInt";
                case LONG -> "applyAsLong";
                case FLOAT, DOUBLE -> "applyAsDouble";
                default -> "apply";
            };
        }
        return "apply";
    }
}
