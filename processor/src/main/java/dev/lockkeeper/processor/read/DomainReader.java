package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.ConstructorModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.GuardedMethodModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.scope.ScopedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private final Nameability nameability;

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
        this.nameability = new Nameability(compilation, hierarchy);
        this.workers = new WorkerReader(compilation, hierarchy, types, methods, guards).readAll();
    }

    /** The model of a class whose signature has no unresolved types but generated ones. */
    public static DomainModel read(
            TypeElement domain, Types types, Elements elements, GeneratedNames generatedNames, ScopedNames names) {
        return new DomainReader(new Compilation(types, elements, generatedNames, names), domain).read();
    }

    private DomainModel read() {
        readMembers();
        List<Candidate> candidates = new ArrayList<>(guarded.candidates());
        candidates.addAll(atomics.candidates());
        candidates.addAll(WorkerCandidates.of(workers, hierarchy.domain(), compilation, types));
        operations.read(candidates, undecided());
        List<ConstructorModel> constructors = readConstructors();
        List<AwaitModel> foundAwaits = awaits.readAll(workers);
        checkNames();
        Set<String> warnings =
                new InheritedWarnings(compilation, hierarchy).list(written(foundAwaits), !workers.isEmpty());
        return new DomainModel(
                new ClassReader(compilation, hierarchy, types).read(!constructors.isEmpty(), warnings),
                constructors,
                guarded.foundFields(),
                guarded.foundMethods(),
                atomics.found(),
                workers.stream().map(FoundWorker::model).toList(),
                foundAwaits,
                operations.operations(),
                operations.unmatched(),
                operations.clashes(),
                nameability.found(),
                workers.isEmpty() ? Optional.empty() : Optional.of(closes.read()));
    }

    private List<MethodModel> written(List<AwaitModel> foundAwaits) {
        return Stream.of(
                        guarded.foundMethods().stream().map(GuardedMethodModel::method),
                        operations.operations().stream().map(OperationModel::method),
                        foundAwaits.stream().map(AwaitModel::method))
                .flatMap(methods -> methods)
                .toList();
    }

    /** Fields first, then what is overridden; each in the order of declaration. */
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

    /** Those that the generated class may call. */
    private List<ConstructorModel> readConstructors() {
        return ElementFilter.constructorsIn(hierarchy.domain().getEnclosedElements()).stream()
                .filter(constructor -> !Compilation.isPrivate(constructor) && nameability.isCallable(constructor))
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

    /** Whatever of the class is repeated has to be nameable. */
    private void checkNames() {
        nameability.checkClass();
        Set<String> used = operations.fieldNames();
        hierarchy.fields().stream()
                .filter(field -> used.contains(field.getSimpleName().toString()))
                .forEach(nameability::checkField);
        hierarchy.methods().stream()
                .filter(method -> compilation.isReachable(method, hierarchy.domain()))
                .filter(method -> Compilation.isAbstract(method) || isAnnotated(method))
                .forEach(nameability::checkMethod);
    }

    private boolean isAnnotated(ExecutableElement method) {
        return Stream.of("GuardedBy", "Worker", "Await")
                .anyMatch(name -> MemberAnnotation.find(method, name, compilation.elements())
                        .isPresent());
    }

    private boolean isWorker(ExecutableElement method) {
        return MemberAnnotation.find(method, "Worker", compilation.elements()).isPresent();
    }

    private boolean isAwait(ExecutableElement method) {
        return MemberAnnotation.find(method, "Await", compilation.elements()).isPresent();
    }

    /** Whether a subclass in this package can put an accessor in front of the method. */
    private boolean isOverridable(ExecutableElement method) {
        return compilation.isReachable(method, hierarchy.domain())
                && !Compilation.isStatic(method)
                && !method.getModifiers().contains(Modifier.FINAL);
    }
}
