package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lockkeeper.processor.model.CloseModel;
import dev.lockkeeper.processor.model.MethodModel;

/** Writes how an object with pools is closed: the pools first, then what the domain class does itself. */
final class CloseGenerator {
    private final CloseModel close;
    private final String workers;
    private final LockSection locks;

    CloseGenerator(CloseModel close, WorkerFields fields, LockSection locks) {
        this.close = close;
        this.workers = fields.setName();
        this.locks = locks;
    }

    /** Declares to the type what its members do. */
    void addTo(TypeSpec.Builder type, TypeSpec.Builder members) {
        if (!close.isAutoCloseable()) {
            type.addSuperinterface(AutoCloseable.class);
        }
        members.addMethod(unbounded());
        close.bounded().map(this::bounded).ifPresent(members::addMethod);
    }

    private MethodSpec unbounded() {
        return Signatures.start(close.method())
                .addJavadoc("Takes no more tasks, finishes those there are, and joins the threads$L.\n", andSuper())
                .addCode(thenSuper(
                        close.method(),
                        CodeBlock.builder()
                                .addStatement("this.$N.close()", workers)
                                .build()))
                .build();
    }

    private MethodSpec bounded(MethodModel method) {
        return Signatures.start(method)
                .addJavadoc("""
                        Closes as {@code close()} does, but interrupts what is left after the timeout$L.

                        @return the tasks that were dropped
                        """, andSuper())
                .addCode(thenSuper(
                        method,
                        CodeBlock.builder()
                                .addStatement("return this.$N.close($N)", workers, method.parameterName(0))
                                .build()))
                .build();
    }

    private CodeBlock thenSuper(MethodModel method, CodeBlock pools) {
        if (!close.callsSuper()) {
            return pools;
        }
        CodeBlock ofSuper = CodeBlock.builder().addStatement("super.close()").build();
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(pools)
                .nextControlFlow("finally")
                .add(close.guard()
                        .map(guard -> locks.around(
                                guard.resolved(), guard.isRead(), method.name(), Locals.of(method), ofSuper))
                        .orElse(ofSuper))
                .endControlFlow()
                .build();
    }

    private String andSuper() {
        return close.callsSuper() ? "; then calls {@code super.close()}" : "";
    }
}
