package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the pools of a class and the operations that hand work to them. */
final class WorkerGenerator {
    private static final String RUNTIME = "dev.lockkeeper.runtime";
    private static final ClassName WORKER_SET = ClassName.get(RUNTIME, "WorkerSet");
    private static final ClassName WORKER_SPEC = ClassName.get(RUNTIME, "WorkerSpec");
    private static final ClassName POOLED_WORKER = ClassName.get(RUNTIME, "PooledWorker");

    private final DomainModel domain;
    private final String setName;
    private final Map<String, String> fieldNames = new LinkedHashMap<>();

    WorkerGenerator(DomainModel domain) {
        this.domain = domain;
        NameAllocator names = new NameAllocator();
        domain.self().fieldNames().stream().distinct().forEach(names::newName);
        this.setName = names.newName("workers");
        for (WorkerModel worker : domain.workers()) {
            String method = worker.method().name();
            fieldNames.put(method, names.newName(method + "Worker"));
        }
    }

    /** The field that holds all pools of the object. */
    String setName() {
        return setName;
    }

    /** The fields of the workers of these names; of all workers if there are none. */
    List<String> fieldNames(List<String> workers) {
        return fieldNames.entrySet().stream()
                .filter(entry -> workers.isEmpty() || workers.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    void addFields(TypeSpec.Builder type) {
        if (domain.workers().isEmpty()) {
            return;
        }
        type.addField(FieldSpec.builder(WORKER_SET, setName, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("$T.open()", WORKER_SET)
                .build());
        for (WorkerModel worker : domain.workers()) {
            type.addField(FieldSpec.builder(
                            ParameterizedTypeName.get(POOLED_WORKER, TypeNames.of(worker.result())),
                            fieldName(worker),
                            Modifier.PRIVATE,
                            Modifier.FINAL)
                    .initializer("$N.worker(\n$>$>$L$<$<)", setName, specification(worker))
                    .build());
        }
    }

    MethodSpec submission(OperationModel.Submission operation) {
        WorkerModel worker = operation.worker();
        MethodModel method = operation.method();
        CodeBlock call = CodeBlock.of("this.$N($L)", worker.method().name(), Signatures.arguments(method.parameters()));
        MethodSpec.Builder spec = Signatures.start(method)
                .addJavadoc(Javadoc.of("Runs {@code " + worker.method().name()
                        + "} on its pool. What the caller did before happens-before the task."));
        if (!worker.method().returnType().isVoid()) {
            return spec.addStatement("return this.$N.submit(() -> $L)", fieldName(worker), call)
                    .build();
        }
        return spec.addCode("return this.$N.submit(() -> {\n$>", fieldName(worker))
                .addStatement("$L", call)
                .addStatement("return null")
                .addCode("$<});\n")
                .build();
    }

    MethodSpec statistics(OperationModel.Statistics operation) {
        WorkerModel worker = operation.worker();
        return Signatures.start(operation.method())
                .addJavadoc(
                        "Tells what became of the tasks of {@code $L}.\n",
                        worker.method().name())
                .addStatement("return this.$N.stats()", fieldName(worker))
                .build();
    }

    private CodeBlock specification(WorkerModel worker) {
        CodeBlock.Builder builder = CodeBlock.builder()
                .add(
                        "$T.builder($S)",
                        WORKER_SPEC,
                        domain.self().type().simpleName() + "."
                                + worker.method().name());
        if (worker.pool().workers() > 0) {
            builder.add(".workers($L)", worker.pool().workers());
        }
        return builder.add(".queue($L).build()", worker.pool().queue()).build();
    }

    private String fieldName(WorkerModel worker) {
        return Objects.requireNonNull(fieldNames.get(worker.method().name()), "a worker has a field");
    }
}
