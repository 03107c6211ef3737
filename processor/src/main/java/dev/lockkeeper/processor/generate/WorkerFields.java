package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.ClassName;
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

/** The fields that hold the workers of an object and their pools. */
final class WorkerFields {
    private static final String RUNTIME = "dev.lockkeeper.runtime";
    private static final ClassName WORKER_SET = ClassName.get(RUNTIME, "WorkerSet");
    private static final ClassName POOLED_WORKER = ClassName.get(RUNTIME, "PooledWorker");

    private final DomainModel domain;
    private final String setName;
    private final Map<String, String> workerNames = new LinkedHashMap<>();

    WorkerFields(DomainModel domain, NameAllocator names) {
        this.domain = domain;
        this.setName = names.newName("workers");
        for (WorkerModel worker : domain.workers()) {
            String method = worker.method().name();
            workerNames.put(method, names.newName(method + "Worker"));
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
        type.addField(FieldSpec.builder(WORKER_SET, setName, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("$T.open()", WORKER_SET)
                .build());
        for (WorkerModel worker : domain.workers()) {
            String workerName =
                    domain.self().type().simpleName() + "." + worker.method().name();
            type.addField(FieldSpec.builder(
                            ParameterizedTypeName.get(POOLED_WORKER, TypeNames.of(worker.result())),
                            workerName(worker.method().name()),
                            Modifier.PRIVATE,
                            Modifier.FINAL)
                    .initializer("$N.worker($L)", setName, PoolCode.specification(workerName, worker, pool(worker)))
                    .build());
        }
    }
}
