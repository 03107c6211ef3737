package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The operations on one {@code @Worker} method. */
final class WorkerCandidates {
    private final Compilation compilation;
    private final TypeReader types;
    private final FoundWorker found;
    private final WorkerModel worker;

    private WorkerCandidates(Compilation compilation, TypeReader types, FoundWorker found) {
        this.compilation = compilation;
        this.types = types;
        this.found = found;
        this.worker = found.model();
    }

    /** The operations on all workers but those that no operation can be written for, which are reported. */
    static List<Candidate> of(
            List<FoundWorker> workers, TypeElement domain, Compilation compilation, TypeReader types) {
        boolean hasRuntime = compilation.isVisible(Compilation.RUNTIME + "Task", domain);
        List<String> names = workers.stream().map(FoundWorker::name).toList();
        return workers.stream()
                .filter(worker -> hasRuntime && Collections.frequency(names, worker.name()) == 1)
                .flatMap(worker -> new WorkerCandidates(compilation, types, worker).list().stream())
                .toList();
    }

    private List<Candidate> list() {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(submission());
        candidates.add(statistics());
        if (worker.arguments().size() == 1 && !worker.method().returnType().isVoid()) {
            candidates.add(pipe());
        }
        return candidates;
    }

    /** Whoever does not care for the task may declare {@code void}, or one of the interfaces of the task. */
    private Candidate submission() {
        TypeMirror task = runtimeType("Task", found.result());
        return candidate(
                        "submit" + Capitalised.of(found.name()),
                        arguments(),
                        task,
                        declared -> declared.getKind() == TypeKind.VOID
                                || compilation.types().isSubtype(task, declared),
                        method -> new OperationModel.Submission(method, worker))
                .varargs(worker.method().isVarargs());
    }

    private Candidate statistics() {
        TypeMirror stats = runtimeType("PoolStats");
        return candidate(
                found.name() + "Stats",
                List.of(),
                stats,
                isSame(stats),
                method -> new OperationModel.Statistics(method, worker));
    }

    /** Channels hold objects, so a primitive parameter comes boxed. */
    private Candidate pipe() {
        TypeMirror type = found.argumentTypes().get(0);
        TypeMirror input = runtimeType(
                "ReceiveChannel",
                type instanceof PrimitiveType primitive
                        ? compilation.types().boxedClass(primitive).asType()
                        : type);
        TypeMirror output = runtimeType("ReceiveChannel", found.result());
        return candidate(
                "pipe" + Capitalised.of(found.name()),
                List.of(new Slot("input", types.read(input), types.erased(input), isSame(input))),
                output,
                declared -> compilation.types().isSubtype(output, declared),
                method -> new OperationModel.Pipe(method, worker));
    }

    private List<Slot> arguments() {
        List<Slot> slots = new ArrayList<>();
        List<ParameterModel> arguments = worker.arguments();
        for (int index = 0; index < arguments.size(); index++) {
            TypeMirror type = found.argumentTypes().get(index);
            slots.add(new Slot(arguments.get(index).name(), types.read(type), types.erased(type), isSame(type)));
        }
        return slots;
    }

    private Candidate candidate(
            String name,
            List<Slot> parameters,
            TypeMirror result,
            Predicate<TypeMirror> fits,
            Function<MethodModel, OperationModel> operation) {
        return Candidate.of(
                Source.of(worker.method(), worker.origin().annotation()),
                name,
                new Slot("", types.read(result), types.erased(result), fits),
                parameters,
                operation);
    }

    private Predicate<TypeMirror> isSame(TypeMirror type) {
        return declared -> compilation.types().isSameType(declared, type);
    }

    private TypeMirror runtimeType(String name, TypeMirror... arguments) {
        TypeElement element = compilation.elements().getTypeElement(Compilation.RUNTIME + name);
        return compilation.types().getDeclaredType(Objects.requireNonNull(element, name), arguments);
    }
}
