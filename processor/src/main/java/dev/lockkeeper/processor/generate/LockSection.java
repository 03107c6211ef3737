package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.lockkeeper.processor.model.LockKind;
import dev.lockkeeper.processor.model.LockModel;

/** Writes code that runs while a lock is held. */
final class LockSection {
    static final CodeBlock THIS = CodeBlock.of("this");

    private static final ClassName LOCK = ClassName.get("java.util.concurrent.locks", "Lock");

    private final FieldAccess fields;

    LockSection(FieldAccess fields) {
        this.fields = fields;
    }

    /**
     * Takes the lock, runs the body, and releases the lock however the body ends.
     *
     * @param isRead whether the read side suffices
     * @param names the names that are taken where the code goes
     */
    CodeBlock around(LockModel lock, boolean isRead, NameAllocator names, CodeBlock body) {
        return switch (lock.kind()) {
            case MONITOR -> monitor(lock, body);
            case LOCK -> explicit(lock, "", names, body);
            case READ_WRITE -> explicit(lock, isRead ? ".readLock()" : ".writeLock()", names, body);
            case STAMPED -> stamped(lock, isRead ? "Read" : "Write", names, body);
        };
    }

    private CodeBlock monitor(LockModel lock, CodeBlock body) {
        return CodeBlock.builder()
                .beginControlFlow("synchronized ($L)", expression(lock, false))
                .add(body)
                .endControlFlow()
                .build();
    }

    private CodeBlock explicit(LockModel lock, String side, NameAllocator names, CodeBlock body) {
        String local = names.newName("lock");
        TypeName type = lock.kind() == LockKind.READ_WRITE ? LOCK : TypeNames.of(lock.type());
        CodeBlock expression = expression(lock, !side.isEmpty());
        return CodeBlock.builder()
                .addStatement("final $T $N = $L$L", type, local, expression, side)
                .addStatement("$N.lock()", local)
                .beginControlFlow("try")
                .add(body)
                .nextControlFlow("finally")
                .addStatement("$N.unlock()", local)
                .endControlFlow()
                .build();
    }

    private CodeBlock stamped(LockModel lock, String side, NameAllocator names, CodeBlock body) {
        String local = names.newName("lock");
        String stamp = names.newName("stamp");
        return CodeBlock.builder()
                .addStatement("final $T $N = $L", TypeNames.of(lock.type()), local, expression(lock, false))
                .addStatement("final long $N = $N.$L()", stamp, local, side.equals("Read") ? "readLock" : "writeLock")
                .beginControlFlow("try")
                .add(body)
                .nextControlFlow("finally")
                .addStatement("$N.unlock$L($N)", local, side, stamp)
                .endControlFlow()
                .build();
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
            if (field.field().isDirect()) {
                return fields.read(field.field(), before);
            }
            if (!isQualifier && lock.kind() == LockKind.MONITOR) {
                return fields.call(field.field(), before, "get", CodeBlock.of("")); // any object has a monitor: no cast
            }
            CodeBlock read = fields.read(field.field(), before);
            return isQualifier ? CodeBlock.of("($L)", read) : read;
        }
        if (step instanceof LockModel.ClassLiteral literal) {
            return CodeBlock.of("$T.class", TypeNames.classOf(literal.type()));
        }
        if (step instanceof LockModel.CallStep call) {
            return CodeBlock.of("$L.$N()", before, call.method());
        }
        if (step instanceof LockModel.StaticCallStep call) {
            return CodeBlock.of("$T.$N()", TypeNames.classOf(call.owner()), call.method());
        }
        return before;
    }
}
