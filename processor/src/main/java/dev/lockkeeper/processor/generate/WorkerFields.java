package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.PoolModel;
import dev.lockkeeper.processor.model.SharedPool;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** The fields that hold the workers of an object and their pools, and the constants that say how they are set up. */
final class WorkerFields {
    private static final String RUNTIME = "dev.lockkeeper.runtime";
    private static final ClassName WORKER_SET = ClassName.get(RUNTIME, "WorkerSet");
    private static final ClassName WORKER_SPEC = ClassName.get(RUNTIME, "WorkerSpec");
    private static final ClassName POOLED_WORKER = ClassName.get(RUNTIME, "PooledWorker");

    private final DomainModel domain;
    private final String setName;
    private final Map<String, String> workerNames = new LinkedHashMap<>();
    private final Map<String, String> specNames = new LinkedHashMap<>();

    WorkerFields(DomainModel domain, NameAllocator names, HandleConstants constants) {
        this.domain = domain;
        this.setName = names.newName("workers");
        for (WorkerModel worker : domain.workers()) {
            String method = worker.method().name();
            workerNames.put(method, names.newName(method + "Worker"));
            specNames.put(method, constants.newConstant(method));
        }
    }

    /** The field that holds all workers of the object. */
    String setName() {
        return setName;
    }

    /** The field of the worker of this name. */
    String workerName(String worker) {
        return Objects.requireNonNull(workerNames.get(worker), "a worker has a field");
    }

    /** The workers of these names; all workers if there are none. */
    List<WorkerModel> workers(List<String> names) {
        return domain.workers().stream()
                .filter(worker ->
                        names.isEmpty() || names.contains(worker.method().name()))
                .toList();
    }

    /** How the pool of a worker is set up. */
    PoolModel pool(WorkerModel worker) {
        return SharedPool.speaker(domain.workers(), worker).pool();
    }

    void addTo(TypeSpec.Builder type) {
        if (domain.workers().isEmpty()) {
            return;
        }
        for (WorkerModel worker : domain.workers()) {
            String method = worker.method().name();
            String name = domain.self().type().simpleName() + "." + method;
            type.addField(
                    FieldSpec.builder(WORKER_SPEC, specName(method), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .initializer(PoolCode.specification(name, worker, pool(worker)))
                            .build());
        }
        type.addField(WORKER_SET, setName, Modifier.PRIVATE, Modifier.FINAL);
        for (WorkerModel worker : domain.workers()) {
            type.addField(
                    ParameterizedTypeName.get(POOLED_WORKER, TypeNames.of(worker.result())),
                    workerName(worker.method().name()),
                    Modifier.PRIVATE,
                    Modifier.FINAL);
        }
    }

    /** Assigns the fields, on an engine or, where the code is empty, on the standard one. */
    CodeBlock initialization(CodeBlock engine) {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("this.$N = $T.open($L)", setName, WORKER_SET, engine);
        workerNames.forEach(
                (method, field) -> code.addStatement("this.$N = this.$N.worker($N)", field, setName, specName(method)));
        return code.build();
    }

    private String specName(String worker) {
        return Objects.requireNonNull(specNames.get(worker), "a worker has a specification");
    }
}
