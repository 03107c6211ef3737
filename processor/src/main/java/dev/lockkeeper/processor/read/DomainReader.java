package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.ConstructorModel;
import dev.lockkeeper.processor.model.DomainModel;
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
    private final OperationReader operations;
    private final CloseReader closes;
    private final AwaitReader awaits;
    private final List<FoundWorker> workers;

    private DomainReader(Compilation compilation, TypeElement domain) {
        this.compilation = compilation;
        this.hierarchy = new Hierarchy(compilation, domain);
        this.types = new TypeReader(compilation, domain);
        this.methods = new MethodReader(hierarchy, types);
        FieldReader fields = new FieldReader(compilation, types, hierarchy);
        GuardReader guards = new GuardReader(compilation, types, fields, domain);
        this.guarded = new GuardedReader(compilation, hierarchy, types, fields, methods, guards);
        this.atomics = new AtomicReader(compilation, hierarchy, types, fields);
        this.operations = new OperationReader(compilation, hierarchy, methods, types);
        this.closes = new CloseReader(compilation, hierarchy, types, methods, guards);
        this.awaits = new AwaitReader(compilation, hierarchy, types, methods, guards);
        this.workers = new WorkerReader(compilation, hierarchy, types, methods, guards).readAll();
    }

    /** The model of a class whose signature has no unresolved types but generated ones. */
    public static DomainModel read(TypeElement domain, Types types, Elements elements, GeneratedNames names) {
        return new DomainReader(new Compilation(types, elements, names), domain).read();
    }

    private DomainModel read() {
        readMembers();
        List<Candidate> candidates = new ArrayList<>(guarded.candidates());
        candidates.addAll(atomics.candidates());
        candidates.addAll(WorkerCandidates.of(workers, compilation, types));
        operations.read(candidates, undecided());
        return new DomainModel(
                new ClassReader(compilation, hierarchy, types).read(),
                readConstructors(),
                guarded.foundFields(),
                guarded.foundMethods(),
                atomics.found(),
                workers.stream().map(FoundWorker::model).toList(),
                awaits.readAll(workers),
                operations.operations(),
                operations.unmatched(),
                operations.clashes(),
                workers.isEmpty() ? Optional.empty() : Optional.of(closes.read()));
    }

    private void readMembers() {
        for (VariableElement field : hierarchy.fields()) {
            guarded.read(field);
            atomics.read(field);
        }
        for (ExecutableElement method : hierarchy.methods()) {
            if (isOverridable(method) && !Compilation.isAbstract(method) && !isAwait(method) && !isClose(method)) {
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

    /** The abstract methods that must be operations, for nothing else implements them. */
    private List<ExecutableElement> undecided() {
        return hierarchy.methods().stream()
                .filter(Compilation::isAbstract)
                .filter(method -> !isAwait(method) && !isWorker(method) && !isClose(method))
                .toList();
    }

    /** Whether the method is written for the sake of the pools. */
    private boolean isClose(ExecutableElement method) {
        return !workers.isEmpty() && closes.isWritten(method);
    }

    private boolean isWorker(ExecutableElement method) {
        return MemberAnnotation.find(method, "Worker", compilation.elements()).isPresent();
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
