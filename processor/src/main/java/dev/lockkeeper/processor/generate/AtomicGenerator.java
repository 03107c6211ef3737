package dev.lockkeeper.processor.generate;

import static dev.lockkeeper.processor.generate.LockSection.THIS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationKind;
import dev.lockkeeper.processor.model.OperationModel;
import java.util.List;
import javax.lang.model.type.TypeKind;

/** Writes the operations on an {@code @Atomic} field: each one {@code VarHandle} instruction, or a loop around one. */
final class AtomicGenerator {
    private final FieldAccess fields;

    AtomicGenerator(FieldAccess fields) {
        this.fields = fields;
    }

    MethodSpec operation(OperationModel.OnAtomic operation) {
        FieldModel field = operation.field().field();
        MethodModel method = operation.method();
        MethodSpec.Builder spec = Signatures.start(method);
        if (needsUncheckedCast(operation.kind(), field)) {
            Warnings.suppress(spec, List.of(Warnings.UNCHECKED));
        }
        return spec.addJavadoc(AtomicText.of(operation.kind(), field, method))
                .addCode(body(operation.kind(), field, method))
                .build();
    }

    private CodeBlock body(OperationKind kind, FieldModel field, MethodModel method) {
        return switch (kind) {
            case GET -> statement("return $L", fields.read(field, THIS));
            case SET -> statement("$L", fields.write(field, THIS, parameter(method, 0)));
            case INCREMENT -> add(field, method, one(field, ""), "+ 1");
            case DECREMENT -> add(field, method, one(field, "-"), "- 1");
            case ADD -> add(field, method, parameter(method, 0), "+ " + method.parameterName(0));
            case GET_AND_ADD -> statement("return $L", exchange(field, "getAndAdd", parameter(method, 0)));
            case GET_AND_SET -> statement("return $L", exchange(field, "getAndSet", parameter(method, 0)));
            case COMPARE_AND_SET ->
                statement(
                        "return $L",
                        fields.call(
                                field,
                                THIS,
                                "compareAndSet",
                                CodeBlock.of("$L, $L", parameter(method, 0), parameter(method, 1))));
            case UPDATE, GET_AND_UPDATE, ACCUMULATE -> loop(kind, field, method);
        };
    }

    private CodeBlock add(FieldModel field, MethodModel method, CodeBlock delta, String again) {
        if (method.returnType().isVoid()) {
            return statement("$L", fields.call(field, THIS, "getAndAdd", delta));
        }
        CodeBlock sum = CodeBlock.of("$L $L", exchange(field, "getAndAdd", delta), again);
        return isNarrow(field) ? statement("return ($T) ($L)", typeOf(field), sum) : statement("return $L", sum);
    }

    private CodeBlock loop(OperationKind kind, FieldModel field, MethodModel method) {
        NameAllocator names = Locals.of(method);
        String previous = names.newName("previous");
        String next = names.newName("next");
        CodeBlock.Builder body = CodeBlock.builder()
                .addStatement("$T $N", typeOf(field), previous)
                .addStatement("$T $N", typeOf(field), next)
                .beginControlFlow("do")
                .addStatement("$N = $L", previous, fields.read(field, THIS))
                .addStatement("$N = $L$L", next, narrowing(field), function(kind, field, method, previous))
                .endControlFlow(
                        "while (!$L)",
                        fields.call(field, THIS, "weakCompareAndSet", CodeBlock.of("$N, $N", previous, next)));
        if (!method.returnType().isVoid()) {
            body.addStatement("return $N", kind == OperationKind.GET_AND_UPDATE ? previous : next);
        }
        return body.build();
    }

    private static CodeBlock function(OperationKind kind, FieldModel field, MethodModel method, String previous) {
        String apply = Functions.applyName(field.type());
        return kind == OperationKind.ACCUMULATE
                ? CodeBlock.of("$N.$L($N, $N)", method.parameterName(1), apply, previous, method.parameterName(0))
                : CodeBlock.of("$N.$L($N)", method.parameterName(0), apply, previous);
    }

    /** A read-modify-write instruction whose result is the value before. */
    private CodeBlock exchange(FieldModel field, String access, CodeBlock value) {
        return CodeBlock.of("($T) $L", typeOf(field), fields.call(field, THIS, access, value));
    }

    private static boolean needsUncheckedCast(OperationKind kind, FieldModel field) {
        return switch (kind) {
            case GET, UPDATE, GET_AND_UPDATE, ACCUMULATE -> FieldAccess.isUnchecked(field);
            case GET_AND_SET -> Warnings.isUncheckedCast(field.type());
            default -> false;
        };
    }

    /** One, or minus one, as a literal of exactly the field's type: a {@code VarHandle} converts nothing for free. */
    private static CodeBlock one(FieldModel field, String sign) {
        if (field.type().isKind(TypeKind.LONG)) {
            return CodeBlock.of("$L1L", sign);
        }
        if (field.type().isKind(TypeKind.FLOAT)) {
            return CodeBlock.of("$L1f", sign);
        }
        if (field.type().isKind(TypeKind.DOUBLE)) {
            return CodeBlock.of("$L1d", sign);
        }
        return isNarrow(field) ? CodeBlock.of("($T) $L1", typeOf(field), sign) : CodeBlock.of("$L1", sign);
    }

    private static CodeBlock narrowing(FieldModel field) {
        return isNarrow(field)
                        || field.type().isKind(TypeKind.CHAR)
                        || field.type().isKind(TypeKind.FLOAT)
                ? CodeBlock.of("($T) ", typeOf(field))
                : CodeBlock.of("");
    }

    /** Whether arithmetic on the type gives an {@code int}. */
    private static boolean isNarrow(FieldModel field) {
        return field.type().isKind(TypeKind.BYTE) || field.type().isKind(TypeKind.SHORT);
    }

    private static TypeName typeOf(FieldModel field) {
        return TypeNames.of(field.type());
    }

    private static CodeBlock parameter(MethodModel method, int index) {
        return CodeBlock.of("$N", method.parameterName(index));
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }
}
