package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.AtomicFieldModel.Form;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationKind;
import dev.lockkeeper.processor.model.OperationModel;
import java.util.List;

/** Writes the operations on an {@code @Atomic} field: each one {@code VarHandle} instruction, or a loop around one. */
final class AtomicGenerator {
    private final FieldAccess fields;

    AtomicGenerator(FieldAccess fields) {
        this.fields = fields;
    }

    MethodSpec operation(OperationModel.OnAtomic operation) {
        AtomicCell cell = cell(operation.field(), operation.method());
        List<String> parameters = operation.method().parameterNames().toList();
        if (operation.field().form() == Form.ARRAY) {
            parameters = parameters.subList(1, parameters.size());
        }
        return Signatures.start(operation.method(), Warnings.ofCast(needsUncheckedCast(operation.kind(), cell)))
                .addJavadoc(AtomicText.of(operation))
                .addCode(body(operation.kind(), cell, operation.method(), parameters))
                .build();
    }

    private AtomicCell cell(AtomicFieldModel atomic, MethodModel method) {
        return atomic.form() == Form.ARRAY
                ? new ElementCell(fields, atomic.field(), atomic.valueType(), method.parameterName(0))
                : new FieldCell(fields, atomic.field());
    }

    private CodeBlock body(OperationKind kind, AtomicCell cell, MethodModel method, List<String> parameters) {
        return switch (kind) {
            case GET -> statement("return $L", cell.read());
            case SET -> statement("$L", cell.write(first(parameters)));
            case INCREMENT -> add(cell, method, Numbers.one(cell.type(), ""), "+ 1");
            case DECREMENT -> add(cell, method, Numbers.one(cell.type(), "-"), "- 1");
            case ADD -> add(cell, method, first(parameters), "+ " + parameters.get(0));
            case GET_AND_ADD -> statement("return $L", exchange(cell, "getAndAdd", first(parameters)));
            case GET_AND_SET -> statement("return $L", exchange(cell, "getAndSet", first(parameters)));
            case COMPARE_AND_SET ->
                statement(
                        "return $L",
                        cell.call("compareAndSet", CodeBlock.of("$N, $N", parameters.get(0), parameters.get(1))));
            case UPDATE, GET_AND_UPDATE, ACCUMULATE -> loop(kind, cell, method, parameters);
            default -> throw new IllegalArgumentException("no operation on an atomic field: " + kind);
        };
    }

    private static CodeBlock add(AtomicCell cell, MethodModel method, CodeBlock delta, String again) {
        if (method.returnType().isVoid()) {
            return statement("$L", cell.call("getAndAdd", delta));
        }
        CodeBlock sum = CodeBlock.of("$L $L", exchange(cell, "getAndAdd", delta), again);
        return Numbers.isNarrow(cell.type())
                ? statement("return ($T) ($L)", cell.typeName(), sum)
                : statement("return $L", sum);
    }

    private static CodeBlock loop(OperationKind kind, AtomicCell cell, MethodModel method, List<String> parameters) {
        NameAllocator names = Locals.of(method);
        String previous = names.newName("previous");
        String next = names.newName("next");
        CodeBlock result = kind == OperationKind.ACCUMULATE
                ? Numbers.apply(cell.type(), parameters.get(1), previous + ", " + parameters.get(0))
                : Numbers.apply(cell.type(), parameters.get(0), previous);
        CodeBlock.Builder body = CodeBlock.builder()
                .addStatement("$T $N", cell.typeName(), previous)
                .addStatement("$T $N", cell.typeName(), next)
                .beginControlFlow("do")
                .addStatement("$N = $L", previous, cell.read())
                .addStatement("$N = $L", next, result)
                .endControlFlow("while (!$L)", cell.call("weakCompareAndSet", CodeBlock.of("$N, $N", previous, next)));
        if (!method.returnType().isVoid()) {
            body.addStatement("return $N", kind == OperationKind.GET_AND_UPDATE ? previous : next);
        }
        return body.build();
    }

    /** A read-modify-write instruction whose result is the value before. */
    private static CodeBlock exchange(AtomicCell cell, String access, CodeBlock value) {
        return CodeBlock.of("($T) $L", cell.typeName(), cell.call(access, value));
    }

    private static boolean needsUncheckedCast(OperationKind kind, AtomicCell cell) {
        return switch (kind) {
            case GET, UPDATE, GET_AND_UPDATE -> cell.isReadUnchecked();
            case GET_AND_SET -> cell.isCallUnchecked();
            default -> cell instanceof ElementCell && cell.isCallUnchecked();
        };
    }

    private static CodeBlock first(List<String> parameters) {
        return CodeBlock.of("$N", parameters.get(0));
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }
}
