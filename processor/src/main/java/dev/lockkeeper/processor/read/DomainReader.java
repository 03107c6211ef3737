package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.ConstructorModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads one domain class, with all that it inherits. */
public final class DomainReader {
    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final TypeReader types;
    private final MethodReader methods;
    private final GuardedReader guarded;
    private final AtomicReader atomics;
    private final WorkerReader workers;
    private final OperationReader operations;

    private DomainReader(Compilation compilation, TypeElement domain) {
        this.compilation = compilation;
        this.hierarchy = new Hierarchy(compilation, domain);
        this.types = new TypeReader(compilation, domain);
        this.methods = new MethodReader(hierarchy, types);
        FieldReader fields = new FieldReader(compilation, types, hierarchy);
        GuardReader guards = new GuardReader(compilation, types, fields, domain);
        this.guarded = new GuardedReader(compilation, hierarchy, types, fields, methods, guards);
        this.atomics = new AtomicReader(compilation, hierarchy, types, fields);
        this.workers = new WorkerReader(compilation, types, methods, guards);
        this.operations = new OperationReader(compilation, hierarchy, methods, types);
    }

    /** The model of a class whose signature has no unresolved types but generated ones. */
    public static DomainModel read(TypeElement domain, Types types, Elements elements, GeneratedNames names) {
        return new DomainReader(new Compilation(types, elements, names), domain).read();
    }

    private DomainModel read() {
        List<Candidate> workerCandidates = new ArrayList<>();
        List<WorkerModel> foundWorkers = readWorkers(workerCandidates);
        readMembers();
        List<Candidate> candidates = new ArrayList<>(guarded.candidates());
        candidates.addAll(atomics.candidates());
        candidates.addAll(workerCandidates);
        operations.read(candidates, undecided(!foundWorkers.isEmpty()));
        return new DomainModel(
                new ClassReader(compilation, hierarchy, types).read(),
                readConstructors(),
                guarded.foundFields(),
                guarded.foundMethods(),
                atomics.found(),
                foundWorkers,
                readAwaits(),
                operations.operations(),
                operations.unmatched(),
                operations.clashes(),
                foundWorkers.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new CloseReader(compilation, hierarchy, methods).read()));
    }

    private void readMembers() {
        for (VariableElement field : hierarchy.fields()) {
            guarded.read(field);
            atomics.read(field);
        }
        for (ExecutableElement method : hierarchy.methods()) {
            if (isOverridable(method) && !Compilation.isAbstract(method) && !isAwait(method)) {
                guarded.read(method);
            }
        }
    }

    private List<ConstructorModel> readConstructors() {
        return ElementFilter.constructorsIn(hierarchy.domain().getEnclosedElements()).stream()
                .filter(constructor -> !Compilation.isPrivate(constructor))
                .map(methods::readConstructor)
                .toList();
    }

    private List<WorkerModel> readWorkers(List<Candidate> candidates) {
        List<WorkerModel> found = new ArrayList<>();
        for (ExecutableElement method : hierarchy.methods()) {
            workers.findWorker(method).ifPresent(worker -> {
                found.add(worker);
                candidates.addAll(new WorkerCandidates(
                                compilation,
                                types,
                                worker,
                                hierarchy.signature(method).getParameterTypes())
                        .list());
            });
        }
        return found;
    }

    private List<AwaitModel> readAwaits() {
        return hierarchy.methods().stream()
                .map(workers::findAwait)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The abstract methods that must be operations, for nothing else implements them. */
    private List<ExecutableElement> undecided(boolean hasWorkers) {
        return hierarchy.methods().stream()
                .filter(Compilation::isAbstract)
                .filter(method -> !isAwait(method))
                .filter(method -> !hasWorkers || !CloseReader.isClose(method))
                .toList();
    }

    private boolean isAwait(ExecutableElement method) {
        return MemberAnnotation.find(method, "Await", compilation.elements()).isPresent();
    }

    private boolean isOverridable(ExecutableElement method) {
        return compilation.isReachable(method, hierarchy.domain())
                && !Compilation.isStatic(method)
                && !method.getModifiers().contains(Modifier.FINAL);
    }
}
