package dev.lockkeeper.processor.generate;

import static dev.lockkeeper.processor.generate.FieldAccess.THIS;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.lockkeeper.processor.model.LockKind;
import dev.lockkeeper.processor.model.LockModel;
import java.util.stream.IntStream;

/** Writes the expression that a lock is reached by. */
final class LockExpression {
    private static final ClassName LOCK = ClassName.get("java.util.concurrent.locks", "Lock");

    private final FieldAccess fields;

    LockExpression(FieldAccess fields) {
        this.fields = fields;
    }

    /** What {@code synchronized} takes. */
    CodeBlock monitor(LockModel lock) {
        return expression(lock, false);
    }

    /** The declaration of a local variable that holds the lock, or its read or write side. */
    CodeBlock declaration(LockModel lock, boolean isRead, String local) {
        boolean hasSides = lock.kind() == LockKind.READ_WRITE;
        TypeName type = hasSides ? LOCK : TypeNames.of(lock.type());
        String side = hasSides ? (isRead ? ".readLock()" : ".writeLock()") : "";
        return declaration(lock, type, local, CodeBlock.of("$L$L", expression(lock, hasSides), side));
    }

    /** The declaration of a local variable that holds the object whose monitor is the lock. */
    CodeBlock monitorDeclaration(LockModel lock, String local) {
        return declaration(lock, ClassName.OBJECT, local, monitor(lock));
    }

    private static CodeBlock declaration(LockModel lock, TypeName type, String local, CodeBlock value) {
        CodeBlock.Builder declaration = CodeBlock.builder();
        if (isUnchecked(lock)) {
            declaration.add("$L\n", Warnings.suppression(Warnings.ofCast(true)));
        }
        return declaration.addStatement("final $T $N = $L", type, local, value).build();
    }

    /** Whether the way to the lock takes an unchecked cast. The compiler of JDK 17 does not warn of it, later ones do. */
    static boolean isUnchecked(LockModel lock) {
        int last = lock.steps().size() - 1;
        return IntStream.rangeClosed(0, last)
                .filter(index -> index < last || lock.kind() != LockKind.MONITOR)
                .mapToObj(lock.steps()::get)
                .anyMatch(step -> step instanceof LockModel.FieldStep field && FieldAccess.isUnchecked(field.field()));
    }

    /**
     * The lock as an expression.
     *
     * @param isQualifier whether something is called on it, so that a cast needs parentheses
     */
    private CodeBlock expression(LockModel lock, boolean isQualifier) {
        CodeBlock value = THIS;
        int last = lock.steps().size() - 1;
        for (int index = 0; index <= last; index++) {
            value = step(lock, lock.steps().get(index), value, isQualifier || index < last);
        }
        return value;
    }

    private CodeBlock step(LockModel lock, LockModel.Step step, CodeBlock before, boolean isQualifier) {
        if (step instanceof LockModel.FieldStep field) {
            return field(lock, field, before, isQualifier);
        }
        if (step instanceof LockModel.ClassLiteral literal) {
            return CodeBlock.of("$T.class", TypeNames.classOf(literal.type()));
        }
        if (step instanceof LockModel.CallStep call) {
            return CodeBlock.of("$L.$N()", before, call.method());
        }
        if (step instanceof LockModel.StaticCallStep call) {
            return CodeBlock.of("$T.$N()", TypeNames.classOf(call.owner().named()), call.method());
        }
        return before;
    }

    private CodeBlock field(LockModel lock, LockModel.FieldStep step, CodeBlock before, boolean isQualifier) {
        if (step.field().isDirect()) {
            return fields.read(step.field(), before);
        }
        if (!isQualifier && lock.kind() == LockKind.MONITOR) {
            return fields.call(step.field(), before, "get", CodeBlock.of("")); // any object has a monitor: no cast
        }
        CodeBlock read = fields.read(step.field(), before);
        return isQualifier ? CodeBlock.of("($L)", read) : read;
    }
}
