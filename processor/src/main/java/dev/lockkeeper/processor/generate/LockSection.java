package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import dev.lockkeeper.processor.model.ClassModel;
import dev.lockkeeper.processor.model.LockKind;
import dev.lockkeeper.processor.model.LockModel;
import java.util.concurrent.TimeUnit;

/** Writes code that runs while a lock is held. */
final class LockSection {
    private static final ClassName LOCK_WAIT = ClassName.get("dev.lockkeeper.runtime", "LockWait");

    private final LockExpression expressions;
    private final ClassModel domain;

    LockSection(LockExpression expressions, ClassModel domain) {
        this.expressions = expressions;
        this.domain = domain;
    }

    /**
     * Takes the lock, runs the body, and releases the lock however the body ends.
     *
     * @param isRead whether the read side suffices
     * @param member the name of the method that the code is for
     * @param names the names that are taken where the code goes
     */
    CodeBlock around(LockModel lock, boolean isRead, String member, NameAllocator names, CodeBlock body) {
        if (lock.kind() == LockKind.MONITOR) {
            return synchronizedOn(lock, names, body);
        }
        String local = names.newName("lock");
        CodeBlock declaration = expressions.declaration(lock, isRead, local);
        return lock.kind() == LockKind.STAMPED
                ? stamped(lock, declaration, local, isRead, member, names, body)
                : CodeBlock.builder()
                        .add(declaration)
                        .addStatement(acquisition(lock, local, "lock", member))
                        .add(released(body, CodeBlock.of("$N.unlock()", local)))
                        .build();
    }

    private CodeBlock synchronizedOn(LockModel lock, NameAllocator names, CodeBlock body) {
        CodeBlock.Builder section = CodeBlock.builder();
        CodeBlock monitor = expressions.monitor(lock);
        if (LockExpression.isUnchecked(lock)) { // a warning can be suppressed at a declaration only
            String local = names.newName("lock");
            section.add(expressions.monitorDeclaration(lock, local));
            monitor = CodeBlock.of("$N", local);
        }
        return section.beginControlFlow("synchronized ($L)", monitor)
                .add(body)
                .endControlFlow()
                .build();
    }

    /**
     * Waits for the lock for a while; if it comes, runs the body and releases it.
     *
     * @param timeout an expression of type {@code Duration}
     * @param otherwise what to do, with nothing held, when the time is over
     */
    CodeBlock aroundWithin(
            LockModel lock,
            boolean isRead,
            NameAllocator names,
            CodeBlock timeout,
            CodeBlock otherwise,
            CodeBlock body) {
        String local = names.newName("lock");
        CodeBlock declaration = expressions.declaration(lock, isRead, local);
        CodeBlock patience = CodeBlock.of("$1T.NANOSECONDS.convert($2L), $1T.NANOSECONDS", TimeUnit.class, timeout);
        if (lock.kind() == LockKind.STAMPED) {
            return stampedWithin(declaration, local, isRead, names, patience, otherwise, body);
        }
        return CodeBlock.builder()
                .add(declaration)
                .beginControlFlow("if (!$N.tryLock($L))", local, patience)
                .add(otherwise)
                .endControlFlow()
                .add(released(body, CodeBlock.of("$N.unlock()", local)))
                .build();
    }

    private CodeBlock stamped(
            LockModel lock,
            CodeBlock declaration,
            String local,
            boolean isRead,
            String member,
            NameAllocator names,
            CodeBlock body) {
        String stamp = names.newName("stamp");
        CodeBlock acquisition = acquisition(lock, local, isRead ? "readLock" : "writeLock", member);
        return CodeBlock.builder()
                .add(declaration)
                .addStatement("final long $N = $L", stamp, acquisition)
                .add(released(body, unlock(local, isRead, stamp)))
                .build();
    }

    /** Through the runtime, which tells the flight recorder of waits; without one, by the lock's own method. */
    CodeBlock acquisition(LockModel lock, String local, String method, String member) {
        return domain.hasRuntime()
                ? CodeBlock.of(
                        "$T.$L($N, $S, $S)",
                        LOCK_WAIT,
                        method,
                        local,
                        lock.expression(),
                        domain.type().simpleName() + "." + member)
                : CodeBlock.of("$N.$L()", local, method);
    }

    private static CodeBlock stampedWithin(
            CodeBlock declaration,
            String lock,
            boolean isRead,
            NameAllocator names,
            CodeBlock patience,
            CodeBlock otherwise,
            CodeBlock body) {
        String stamp = names.newName("stamp");
        return CodeBlock.builder()
                .add(declaration)
                .addStatement(
                        "final long $N = $N.$L($L)", stamp, lock, isRead ? "tryReadLock" : "tryWriteLock", patience)
                .beginControlFlow("if ($N == 0)", stamp)
                .add(otherwise)
                .endControlFlow()
                .add(released(body, unlock(lock, isRead, stamp)))
                .build();
    }

    private static CodeBlock unlock(String lock, boolean isRead, String stamp) {
        return CodeBlock.of("$N.$L($N)", lock, isRead ? "unlockRead" : "unlockWrite", stamp);
    }

    private static CodeBlock released(CodeBlock body, CodeBlock release) {
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(body)
                .nextControlFlow("finally")
                .addStatement(release)
                .endControlFlow()
                .build();
    }
}
