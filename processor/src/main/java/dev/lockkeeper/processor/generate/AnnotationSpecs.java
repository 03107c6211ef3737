package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import dev.lockkeeper.processor.model.AnnotationModel;

/** The model's annotations in JavaPoet's terms. */
final class AnnotationSpecs {
    private AnnotationSpecs() {}

    static AnnotationSpec of(AnnotationModel annotation) {
        AnnotationSpec.Builder spec = AnnotationSpec.builder(TypeNames.classOf(annotation.type()));
        annotation.members().forEach(member -> addMember(spec, member.name(), member.value()));
        return spec.build();
    }

    /** JavaPoet would break the lines of a member that was added several times. */
    private static void addMember(AnnotationSpec.Builder spec, String name, AnnotationModel.Value value) {
        if (value instanceof AnnotationModel.Values values) {
            CodeBlock items =
                    values.values().stream().map(AnnotationSpecs::code).collect(CodeBlock.joining(", "));
            spec.addMember(name, values.values().size() == 1 ? "$L" : "{$L}", items);
        } else {
            spec.addMember(name, code(value));
        }
    }

    private static CodeBlock code(AnnotationModel.Value value) {
        if (value instanceof AnnotationModel.EnumConstant constant) {
            return CodeBlock.of("$T.$N", TypeNames.classOf(constant.type()), constant.name());
        }
        if (value instanceof AnnotationModel.ClassLiteral literal) {
            return CodeBlock.of("$T.class", TypeNames.of(literal.type()));
        }
        if (value instanceof AnnotationModel.Nested nested) {
            return CodeBlock.of("$L", of(nested.annotation()));
        }
        return constant(((AnnotationModel.Constant) value).value());
    }

    /** Literals of the types that annotations know; the others are integers and booleans, which print as they are. */
    private static CodeBlock constant(Object value) {
        if (value instanceof String) {
            return CodeBlock.of("$S", value);
        }
        if (value instanceof Character letter) {
            return CodeBlock.of("(char) $L", (int) letter);
        }
        if (value instanceof Long) {
            return CodeBlock.of("$LL", value);
        }
        if (value instanceof Float number) {
            return floatingPoint("Float", number.isNaN(), number.isInfinite(), number > 0, number + "f");
        }
        if (value instanceof Double number) {
            return floatingPoint("Double", number.isNaN(), number.isInfinite(), number > 0, number + "d");
        }
        return CodeBlock.of("$L", value);
    }

    /** Values without a literal are constants of the wrapper class. */
    private static CodeBlock floatingPoint(
            String wrapper, boolean isNaN, boolean isInfinite, boolean isPositive, String literal) {
        if (isNaN) {
            return CodeBlock.of("$L.NaN", wrapper);
        }
        return isInfinite
                ? CodeBlock.of("$L.$L", wrapper, isPositive ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY")
                : CodeBlock.of("$L", literal);
    }
}
