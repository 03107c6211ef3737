package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lockkeeper.processor.model.GuardedMethodModel;
import dev.lockkeeper.processor.model.MethodModel;

/** Writes lock-guarded accessors: overrides that take the lock and call the method. */
final class AccessorGenerator {
    private final LockSection locks;

    AccessorGenerator(LockSection locks) {
        this.locks = locks;
    }

    MethodSpec accessor(GuardedMethodModel guarded) {
        MethodModel method = guarded.method();
        return Signatures.start(method)
                .addJavadoc("Takes $L, and calls {@code super.$L}.\n", LockText.of(guarded.guard()), method.name())
                .addCode(locks.around(
                        guarded.guard().resolved(), guarded.guard().isRead(), Locals.of(method), superCall(method)))
                .build();
    }

    static CodeBlock superCall(MethodModel method) {
        return CodeBlock.builder()
                .addStatement(
                        "$Lsuper.$N($L)",
                        method.returnType().isVoid() ? "" : "return ",
                        method.name(),
                        Signatures.arguments(method.parameters()))
                .build();
    }
}
