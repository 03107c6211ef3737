package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.StandardTypes;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.List;
import java.util.stream.Collectors;

/** Writes methods that wait for workers before they run. */
final class AwaitGenerator {
    private static final ClassName ON_FAILURE = ClassName.get("dev.lockkeeper", "OnFailure");
    private static final ClassName FAILED = ClassName.get("dev.lockkeeper.runtime", "WorkerFailedException");

    private final WorkerGenerator workers;
    private final LockSection locks;

    AwaitGenerator(WorkerGenerator workers, LockSection locks) {
        this.workers = workers;
        this.locks = locks;
    }

    MethodSpec await(AwaitModel await) {
        MethodModel method = await.method();
        NameAllocator names = Locals.of(method);
        CodeBlock body = AccessorGenerator.superCall(method);
        return Signatures.start(method)
                .addJavadoc(Javadoc.of("Waits for the outstanding tasks of " + targets(await)
                        + ", and calls {@code super." + method.name() + "}."))
                .addCode(wait(await, names))
                .addCode(await.guard()
                        .map(guard -> locks.around(guard.resolved(), guard.isRead(), names, body))
                        .orElse(body))
                .build();
    }

    private static String targets(AwaitModel await) {
        return await.targets().isEmpty() ? "all workers" : "{@code " + String.join(", ", await.targets()) + "}";
    }

    private String fields(AwaitModel await) {
        return workers.fieldNames(await.targets()).stream()
                .map(field -> "this." + field)
                .collect(Collectors.joining(", "));
    }

    /** What a worker throws arrives wrapped; what the method declares is thrown as it is. */
    private CodeBlock wait(AwaitModel await, NameAllocator names) {
        List<TypeModel> thrown = await.method().thrown();
        CodeBlock call = CodeBlock.builder()
                .addStatement(
                        "this.$N.$L($T.$L, $L)",
                        workers.setName(),
                        thrown.contains(StandardTypes.INTERRUPTED_EXCEPTION) ? "awaitInterruptibly" : "await",
                        ON_FAILURE,
                        await.onFailure(),
                        fields(await))
                .build();
        List<TypeName> declared = thrown.stream()
                .filter(type -> !type.equals(StandardTypes.INTERRUPTED_EXCEPTION))
                .filter(type -> type instanceof TypeModel.Declared) // a type variable has no class to ask for
                .map(TypeNames::of)
                .toList();
        if (declared.isEmpty()) {
            return call;
        }
        String failed = names.newName("failed");
        CodeBlock.Builder unwrapping =
                CodeBlock.builder().beginControlFlow("try").add(call).nextControlFlow("catch ($T $N)", FAILED, failed);
        declared.forEach(type -> unwrapping.addStatement("$N.throwCauseIf($T.class)", failed, type));
        return unwrapping.addStatement("throw $N", failed).endControlFlow().build();
    }
}
