package dev.lockkeeper.processor.generate;

import static dev.lockkeeper.processor.generate.FieldAccess.THIS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.GuardedFieldModel;
import dev.lockkeeper.processor.model.LockKind;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationKind;
import dev.lockkeeper.processor.model.OperationModel;
import java.util.Set;

/** Writes the operations on a {@code @GuardedBy} field, each in one acquisition of its lock. */
final class GuardedGenerator {
    private static final Set<OperationKind> READING = Set.of(OperationKind.GET, OperationKind.READ, OperationKind.COPY);

    private final FieldAccess fields;
    private final LockSection locks;
    private final OptimisticRead optimisticRead;

    GuardedGenerator(FieldAccess fields, LockSection locks, OptimisticRead optimisticRead) {
        this.fields = fields;
        this.locks = locks;
        this.optimisticRead = optimisticRead;
    }

    MethodSpec operation(OperationModel.OnGuarded operation) {
        GuardedFieldModel guarded = operation.field();
        boolean isUnchecked = readsField(operation) && FieldAccess.isUnchecked(guarded.field());
        return Signatures.start(operation.method(), Warnings.ofCast(isUnchecked))
                .addJavadoc(GuardedText.of(operation, isOptimistic(operation)))
                .addCode(section(operation))
                .build();
    }

    /** Whether the read side of a lock suffices. */
    static boolean isReading(OperationKind kind) {
        return READING.contains(kind);
    }

    private CodeBlock section(OperationModel.OnGuarded operation) {
        GuardedFieldModel guarded = operation.field();
        NameAllocator names = Locals.of(operation.method());
        if (isOptimistic(operation)) {
            return optimisticRead.of(
                    guarded.guard().resolved(),
                    guarded.field(),
                    operation.method().name(),
                    names);
        }
        return locks.around(
                guarded.guard().resolved(),
                isReading(operation.kind()),
                operation.method().name(),
                names,
                body(operation, names));
    }

    /** The statements under the lock. */
    private CodeBlock body(OperationModel.OnGuarded operation, NameAllocator names) {
        FieldModel field = operation.field().field();
        CodeBlock value = fields.read(field, THIS);
        MethodModel method = operation.method();
        return switch (operation.kind()) {
            case GET -> statement("return $L", value);
            case COPY -> statement("return $L", Copies.of(operation.field(), fields));
            case SET -> statement("$L", fields.write(field, THIS, CodeBlock.of("$N", method.parameterName(0))));
            case WITH, READ -> statement("return $N.apply($L)", method.parameterName(0), value);
            case CHANGE -> statement("$N.accept($L)", method.parameterName(0), value);
            default -> change(operation, names, next(operation, value));
        };
    }

    /** The value that a change leaves behind. */
    private static CodeBlock next(OperationModel.OnGuarded operation, CodeBlock value) {
        FieldModel field = operation.field().field();
        MethodModel method = operation.method();
        return switch (operation.kind()) {
            case INCREMENT -> Numbers.sum(field.type(), value, "+", CodeBlock.of("1"));
            case DECREMENT -> Numbers.sum(field.type(), value, "-", CodeBlock.of("1"));
            case ADD -> Numbers.sum(field.type(), value, "+", CodeBlock.of("$N", method.parameterName(0)));
            case UPDATE -> Numbers.apply(field.type(), method.parameterName(0), value);
            default -> throw new IllegalArgumentException("no change of a guarded field: " + operation.kind());
        };
    }

    /** The new value is computed once, and is written and returned as one and the same. */
    private CodeBlock change(OperationModel.OnGuarded operation, NameAllocator names, CodeBlock value) {
        FieldModel field = operation.field().field();
        if (operation.method().returnType().isVoid()) {
            return statement("$L", fields.write(field, THIS, value));
        }
        String next = names.newName("next");
        return CodeBlock.builder()
                .addStatement("final $T $N = $L", TypeNames.of(field.type()), next, value)
                .addStatement("$L", fields.write(field, THIS, CodeBlock.of("$N", next)))
                .addStatement("return $N", next)
                .build();
    }

    /** A primitive is read without a lock at first, and again with it only if a writer came between. */
    private static boolean isOptimistic(OperationModel.OnGuarded operation) {
        return operation.kind() == OperationKind.GET
                && operation.field().field().type().isPrimitive()
                && operation.field().guard().resolved().kind() == LockKind.STAMPED;
    }

    /** A raw collection is cast to one of unknown elements, which is checked. */
    private static boolean readsField(OperationModel.OnGuarded operation) {
        boolean isCastAway = operation.field().copy().isPresent()
                && operation.field().copy().get().isRaw()
                && operation.kind() == OperationKind.COPY;
        return operation.kind() != OperationKind.SET && !isCastAway;
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }
}
