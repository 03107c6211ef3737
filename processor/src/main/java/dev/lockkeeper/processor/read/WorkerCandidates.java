package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.type.TypeMirror;

/** The operations on one {@code @Worker} method. */
final class WorkerCandidates {
    private static final String RUNTIME = "dev.lockkeeper.runtime";

    private final Compilation compilation;
    private final TypeReader types;
    private final WorkerModel worker;
    private final List<? extends TypeMirror> parameterTypes;

    WorkerCandidates(
            Compilation compilation, TypeReader types, WorkerModel worker, List<? extends TypeMirror> parameterTypes) {
        this.compilation = compilation;
        this.types = types;
        this.worker = worker;
        this.parameterTypes = parameterTypes;
    }

    List<Candidate> list() {
        MethodModel method = worker.method();
        List<Slot> parameters = new ArrayList<>();
        for (int index = 0; index < parameterTypes.size(); index++) {
            TypeMirror type = parameterTypes.get(index);
            parameters.add(new Slot(
                    method.parameterName(index),
                    types.read(type),
                    types.erased(type),
                    found -> compilation.types().isSameType(found, type)));
        }
        return List.of(
                candidate(
                                "submit" + Capitalised.of(method.name()),
                                parameters,
                                TypeModel.Declared.of(RUNTIME, "Task").withArguments(worker.result()),
                                signature -> new OperationModel.Submission(signature, worker))
                        .varargs(method.isVarargs()),
                candidate(
                        method.name() + "Stats",
                        List.of(),
                        TypeModel.Declared.of(RUNTIME, "PoolStats"),
                        signature -> new OperationModel.Statistics(signature, worker)));
    }

    private Candidate candidate(
            String name, List<Slot> parameters, TypeModel result, Function<MethodModel, OperationModel> operation) {
        Slot slot = new Slot("", result, result, found -> types.read(found).equals(result));
        return Candidate.of(Source.of(worker.method(), worker.origin()), name, slot, parameters, operation);
    }
}
