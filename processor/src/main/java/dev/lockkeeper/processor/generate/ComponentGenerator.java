package dev.lockkeeper.processor.generate;

import static dev.lockkeeper.processor.generate.FieldAccess.THIS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationKind;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.RecordModel;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.List;
import java.util.stream.Collectors;

/** Writes operations on one component of a record: the record is replaced as a whole, by a new one that differs in the component. */
final class ComponentGenerator {
    private final FieldAccess fields;

    ComponentGenerator(FieldAccess fields) {
        this.fields = fields;
    }

    MethodSpec operation(OperationModel.OnComponent operation) {
        FieldModel field = operation.field().field();
        MethodModel method = operation.method();
        NameAllocator names = Locals.of(method);
        String previous = names.newName("previous");
        String next = names.newName("next");
        TypeName type = TypeNames.of(field.type());
        MethodSpec.Builder spec = Signatures.start(method, Warnings.ofCast(FieldAccess.isUnchecked(field)));
        spec.addJavadoc(AtomicText.of(operation))
                .addStatement("$T $N", type, previous)
                .addStatement("$T $N", type, next)
                .beginControlFlow("do")
                .addStatement("$N = $L", previous, fields.read(field, THIS))
                .addStatement("$N = $L", next, replacement(operation, previous))
                .endControlFlow(
                        "while (!$L)",
                        fields.call(field, THIS, "weakCompareAndSet", CodeBlock.of("$N, $N", previous, next)));
        if (!method.returnType().isVoid()) {
            spec.addStatement("return $N.$N()", next, operation.component().name());
        }
        return spec.build();
    }

    /** A new record with all components of the previous one but the one that changes. */
    private static CodeBlock replacement(OperationModel.OnComponent operation, String previous) {
        RecordModel record = operation.record();
        String arguments = record.components().stream()
                .map(component -> component.equals(operation.component())
                        ? "$L"
                        : previous + "." + component.name().replace("$", "$$") + "()")
                .collect(Collectors.joining(",$W"));
        return CodeBlock.builder()
                .add("new $T$L(", TypeNames.classOf(record.type()), isGeneric(record) ? "<>" : "")
                .add(arguments, change(operation, previous))
                .add(")")
                .build();
    }

    private static CodeBlock change(OperationModel.OnComponent operation, String previous) {
        RecordModel.Component component = operation.component();
        TypeModel type = component.type();
        CodeBlock before = CodeBlock.of("$N.$N()", previous, component.name());
        List<String> parameters = operation.method().parameterNames().toList();
        if (operation.kind() == OperationKind.INCREMENT) {
            return Numbers.sum(type, before, "+", CodeBlock.of("1"));
        }
        if (operation.kind() == OperationKind.DECREMENT) {
            return Numbers.sum(type, before, "-", CodeBlock.of("1"));
        }
        CodeBlock parameter = CodeBlock.of("$N", parameters.get(0));
        if (operation.kind() == OperationKind.SET) {
            return parameter;
        }
        if (operation.kind() == OperationKind.UPDATE) {
            return Numbers.apply(type, parameters.get(0), before);
        }
        return component.addMethod().isEmpty()
                ? Numbers.sum(type, before, "+", parameter)
                : CodeBlock.of("$L.$L($L)", before, component.addMethod(), parameter);
    }

    private static boolean isGeneric(RecordModel record) {
        List<TypeModel.Segment> segments = record.type().segments();
        return !segments.get(segments.size() - 1).arguments().isEmpty();
    }
}
