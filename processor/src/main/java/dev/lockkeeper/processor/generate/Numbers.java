package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.TypeModel;
import javax.lang.model.type.TypeKind;

/** How values of a type are computed with: literals, narrowing casts, operators of {@code java.util.function}. */
final class Numbers {
    private Numbers() {}

    /** One, or minus one, as a literal of exactly the type: a {@code VarHandle} converts nothing for free. */
    static CodeBlock one(TypeModel type, String sign) {
        if (type.isKind(TypeKind.LONG)) {
            return CodeBlock.of("$L1L", sign);
        }
        if (type.isKind(TypeKind.FLOAT)) {
            return CodeBlock.of("$L1f", sign);
        }
        if (type.isKind(TypeKind.DOUBLE)) {
            return CodeBlock.of("$L1d", sign);
        }
        return isNarrow(type) ? CodeBlock.of("($T) $L1", TypeNames.of(type), sign) : CodeBlock.of("$L1", sign);
    }

    /** Whether arithmetic on the type gives an {@code int}. */
    static boolean isNarrow(TypeModel type) {
        return type.isKind(TypeKind.BYTE) || type.isKind(TypeKind.SHORT);
    }

    /** A sum or difference, cast back to the type where that is narrower than what arithmetic gives. */
    static CodeBlock sum(TypeModel type, CodeBlock left, String operator, CodeBlock right) {
        return isNarrow(type)
                ? CodeBlock.of("($T) ($L $L $L)", TypeNames.of(type), left, operator, right)
                : CodeBlock.of("$L $L $L", left, operator, right);
    }

    /** The application of the operator on values of the type, cast back where the operator computes wider. */
    static CodeBlock apply(TypeModel type, String operator, String arguments) {
        return apply(type, operator, CodeBlock.of("$L", arguments));
    }

    static CodeBlock apply(TypeModel type, String operator, CodeBlock arguments) {
        boolean isWidened = isNarrow(type) || type.isKind(TypeKind.CHAR) || type.isKind(TypeKind.FLOAT);
        CodeBlock call = CodeBlock.of("$N.$L($L)", operator, applyName(type), arguments);
        return isWidened ? CodeBlock.of("($T) $L", TypeNames.of(type), call) : call;
    }

    private static String applyName(TypeModel type) {
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
