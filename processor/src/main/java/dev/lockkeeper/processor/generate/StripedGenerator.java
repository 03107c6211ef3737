package dev.lockkeeper.processor.generate;

import static dev.lockkeeper.processor.generate.FieldAccess.THIS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.AtomicFieldModel.Form;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationKind;
import dev.lockkeeper.processor.model.OperationModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** Writes striped counters: a {@link LongAdder} beside the field, started with what the field holds after construction. */
final class StripedGenerator {
    private final Map<FieldModel, String> counters = new LinkedHashMap<>();
    private final Map<FieldModel, CodeBlock> initialValues = new LinkedHashMap<>();

    StripedGenerator(List<AtomicFieldModel> atomics, FieldAccess fields, NameAllocator fieldNames) {
        for (AtomicFieldModel atomic : atomics) {
            if (atomic.form() == Form.STRIPED) {
                FieldModel field = atomic.field();
                String name = field.name() + "Counter";
                counters.put(field, field.isStatic() ? fields.handles().newConstant(name) : fieldNames.newName(name));
                initialValues.put(field, fields.read(field, THIS));
            }
        }
    }

    /** Adds the counters; their initial values are in place before a constructor or the class initialiser is done. */
    void addFields(TypeSpec.Builder type) {
        counters.forEach((field, name) -> {
            FieldSpec.Builder counter = FieldSpec.builder(LongAdder.class, name, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", LongAdder.class);
            CodeBlock start = CodeBlock.builder()
                    .addStatement("$L.add($L)", counter(field), initialValues.get(field))
                    .build();
            if (field.isStatic()) {
                type.addField(counter.addModifiers(Modifier.STATIC).build()).addStaticBlock(start);
            } else {
                type.addField(counter.build()).addInitializerBlock(start);
            }
        });
    }

    MethodSpec operation(OperationModel.OnAtomic operation) {
        FieldModel field = operation.field().field();
        return Signatures.start(operation.method())
                .addJavadoc(Javadoc.of(text(operation.kind(), field.name())))
                .addStatement(body(operation.kind(), field, operation.method()))
                .build();
    }

    private CodeBlock body(OperationKind kind, FieldModel field, MethodModel method) {
        CodeBlock counter = counter(field);
        return switch (kind) {
            case GET -> CodeBlock.of("return $L.$L()", counter, field.type().isKind(TypeKind.INT) ? "intValue" : "sum");
            case INCREMENT -> CodeBlock.of("$L.increment()", counter);
            case DECREMENT -> CodeBlock.of("$L.decrement()", counter);
            case ADD -> CodeBlock.of("$L.add($N)", counter, method.parameterName(0));
            default -> throw new IllegalArgumentException("no operation on a striped counter: " + kind);
        };
    }

    /** Static counters are constants; those of an object are fields of it. */
    private CodeBlock counter(FieldModel field) {
        String name = Objects.requireNonNull(counters.get(field), "a striped field has a counter");
        return CodeBlock.of("$L$N", field.isStatic() ? "" : "this.", name);
    }

    private static String text(OperationKind kind, String name) {
        String counter = "{@code " + name + "}";
        return switch (kind) {
            case GET ->
                "Returns the sum of " + counter
                        + ". Changes that happen meanwhile may or may not be in it, as {@code LongAdder.sum()} tells.";
            case INCREMENT -> "Adds one to " + counter + ", which is spread over several cells.";
            case DECREMENT -> "Takes one from " + counter + ", which is spread over several cells.";
            default -> "Adds to " + counter + ", which is spread over several cells.";
        };
    }
}
