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
        MethodSpec.Builder spec = Signatures.start(method);
        Warnings.suppress(spec, Warnings.ofVarargs(method.parameters(), method.isVarargs(), method.annotations()));
        return spec.addJavadoc(Javadoc.of(
                        "Takes " + LockText.of(guarded.guard()) + ", and calls {@code super." + method.name() + "}."))
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
