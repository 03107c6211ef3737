package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.lockkeeper.processor.model.CloseModel;
import dev.lockkeeper.processor.model.TypeModel;
import java.time.Duration;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes how an object with pools is closed: the pools first, then what the domain class does itself. */
final class CloseGenerator {
    private static final ClassName TASK = ClassName.get("dev.lockkeeper.runtime", "Task");
    private static final TypeName TASKS = ParameterizedTypeName.get(
            ClassName.get(List.class), ParameterizedTypeName.get(TASK, WildcardTypeName.subtypeOf(Object.class)));

    private final CloseModel close;
    private final String workers;

    CloseGenerator(CloseModel close, WorkerGenerator workers) {
        this.close = close;
        this.workers = workers.setName();
    }

    void addTo(TypeSpec.Builder type) {
        if (!close.isAutoCloseable()) {
            type.addSuperinterface(AutoCloseable.class);
        }
        type.addMethod(unbounded()).addMethod(bounded());
    }

    private MethodSpec unbounded() {
        return Signatures.start(close.method())
                .addJavadoc("Takes no more tasks, finishes those there are, and joins the threads$L.\n", andSuper())
                .addCode(thenSuper(CodeBlock.builder()
                        .addStatement("this.$N.close()", workers)
                        .build()))
                .build();
    }

    private MethodSpec bounded() {
        MethodSpec.Builder spec = MethodSpec.methodBuilder("close")
                .addModifiers(Modifier.PUBLIC)
                .returns(TASKS)
                .addParameter(Duration.class, "timeout")
                .addJavadoc("""
                        Closes as {@code close()} does, but interrupts what is left after the timeout$L.

                        @return the tasks that were dropped
                        """, andSuper());
        for (TypeModel thrown : close.method().thrown()) {
            spec.addException(TypeNames.of(thrown));
        }
        return spec.addCode(thenSuper(CodeBlock.builder()
                        .addStatement("return this.$N.close(timeout)", workers)
                        .build()))
                .build();
    }

    private CodeBlock thenSuper(CodeBlock pools) {
        if (!close.callsSuper()) {
            return pools;
        }
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(pools)
                .nextControlFlow("finally")
                .addStatement("super.close()")
                .endControlFlow()
                .build();
    }

    private String andSuper() {
        return close.callsSuper() ? "; then calls {@code super.close()}" : "";
    }
}
