package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import dev.lockkeeper.processor.model.AwaitForm;
import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.MethodModel;
import java.util.stream.Collectors;

/** Writes methods that wait for workers. */
final class AwaitGenerator {
    static final ClassName ON_FAILURE = ClassName.get("dev.lockkeeper", "OnFailure");

    private final WorkerFields fields;
    private final LockSection locks;
    private final FanOutGenerator fanOuts;

    AwaitGenerator(WorkerFields fields, LockSection locks) {
        this.fields = fields;
        this.locks = locks;
        this.fanOuts = new FanOutGenerator(fields);
    }

    MethodSpec await(AwaitModel await) {
        if (await.form() instanceof AwaitForm.FanOut fanOut) {
            return fanOuts.fanOut(await, fanOut);
        }
        NameAllocator names = Locals.of(await.method());
        String outstanding = "Waits for the outstanding tasks of " + targets(await);
        MethodSpec.Builder spec = Signatures.start(await.method());
        if (await.form() instanceof AwaitForm.BeforeBody) {
            spec.addJavadoc(Javadoc.of(outstanding + ", and calls {@code super."
                            + await.method().name() + "}."))
                    .addCode(wait(await, names))
                    .addCode(body(await, names));
        } else if (await.form() instanceof AwaitForm.BoundedDrain) {
            spec.addJavadoc(Javadoc.of(outstanding + ", at most so long, and tells whether that was enough."))
                    .addCode(wait(await, names));
        } else {
            spec.addJavadoc(Javadoc.of(outstanding + ".")).addCode(wait(await, names));
        }
        return spec.build();
    }

    private static String targets(AwaitModel await) {
        return await.targets().isEmpty()
                ? "all workers"
                : await.targets().stream()
                        .map(target -> "{@code " + target + "}")
                        .collect(Collectors.joining(" and "));
    }

    private CodeBlock body(AwaitModel await, NameAllocator names) {
        CodeBlock body = AccessorGenerator.superCall(await.method());
        return await.guard()
                .map(guard -> locks.around(
                        guard.resolved(), guard.isRead(), await.method().name(), names, body))
                .orElse(body);
    }

    private CodeBlock wait(AwaitModel await, NameAllocator names) {
        MethodModel method = await.method();
        boolean isBounded = await.form() instanceof AwaitForm.BoundedDrain;
        CodeBlock call = CodeBlock.builder()
                .addStatement(
                        "$Lthis.$N.$L($L$T.$L, $L)",
                        isBounded ? "return " : "",
                        fields.setName(),
                        Failures.name(isBounded ? "tryAwait" : "await", method),
                        isBounded ? CodeBlock.of("$N, ", method.parameterName(0)) : limit(await),
                        ON_FAILURE,
                        await.onFailure(),
                        workers(await))
                .build();
        return Failures.unwrapping(call, method, fields.workers(await.targets()), names);
    }

    private static CodeBlock limit(AwaitModel await) {
        return await.timeout().isEmpty() ? CodeBlock.of("") : CodeBlock.of("$L, ", DurationCode.of(await.timeout()));
    }

    private String workers(AwaitModel await) {
        return fields.workers(await.targets()).stream()
                .map(worker -> "this." + fields.workerName(worker.method().name()))
                .collect(Collectors.joining(", "));
    }
}
