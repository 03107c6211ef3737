package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.ConstructorModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.GuardedFieldModel;
import dev.lockkeeper.processor.model.GuardedMethodModel;
import dev.lockkeeper.processor.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads one domain class, with all that it inherits. */
public final class DomainReader {
    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final TypeReader types;
    private final MethodReader methods;
    private final FieldReader fields;
    private final GuardReader guards;
    private final CloseReader closes;
    private final AwaitReader awaits;
    private final List<FoundWorker> workers;
    private final List<Candidate> candidates = new ArrayList<>();

    private DomainReader(Compilation compilation, TypeElement domain) {
        this.compilation = compilation;
        this.hierarchy = new Hierarchy(compilation, domain);
        this.types = new TypeReader(compilation, domain);
        this.methods = new MethodReader(hierarchy, types);
        this.fields = new FieldReader(compilation, types, domain);
        this.guards = new GuardReader(compilation, types, fields, domain);
        this.closes = new CloseReader(compilation, hierarchy, types, methods, guards);
        this.awaits = new AwaitReader(compilation, hierarchy, types, methods, guards);
        this.workers = new WorkerReader(compilation, hierarchy, types, methods, guards).readAll();
    }

    /** The model of a class whose signature has no unresolved types but generated ones. */
    public static DomainModel read(TypeElement domain, Types types, Elements elements, GeneratedNames names) {
        return new DomainReader(new Compilation(types, elements, names), domain).read();
    }

    private DomainModel read() {
        List<GuardedFieldModel> guardedFields = new ArrayList<>();
        List<AtomicFieldModel> atomicFields = new ArrayList<>();
        for (VariableElement field : hierarchy.fields()) {
            guards.find(field)
                    .ifPresent(guard ->
                            guardedFields.add(new GuardedFieldModel(readField(field), guard, Origin.of(field))));
            MemberAnnotation.find(field, "Atomic", compilation.elements())
                    .ifPresent(annotation -> atomicFields.add(readAtomic(field, annotation)));
        }
        workers.forEach(worker -> candidates.addAll(new WorkerCandidates(compilation, types, worker).list()));
        OperationReader operations = new OperationReader(hierarchy, methods, candidates);
        operations.read(undecided());
        return new DomainModel(
                new ClassReader(compilation, hierarchy, types).read(),
                readConstructors(),
                guardedFields,
                readGuardedMethods(),
                atomicFields,
                workers.stream().map(FoundWorker::model).toList(),
                awaits.readAll(workers),
                operations.operations(),
                operations.unmatched(),
                workers.isEmpty() ? Optional.empty() : Optional.of(closes.read()));
    }

    private List<ConstructorModel> readConstructors() {
        return ElementFilter.constructorsIn(hierarchy.domain().getEnclosedElements()).stream()
                .filter(constructor -> !Compilation.isPrivate(constructor))
                .map(methods::readConstructor)
                .toList();
    }

    private FieldModel readField(VariableElement field) {
        return fields.read(field, hierarchy.typeOf(field), true);
    }

    private AtomicFieldModel readAtomic(VariableElement field, MemberAnnotation annotation) {
        TypeMirror type = hierarchy.typeOf(field);
        AtomicFieldModel atomic =
                new AtomicFieldModel(readField(field), annotation.flag("striped"), annotation.origin());
        candidates.addAll(new AtomicCandidates(atomic, new Slots(compilation, types, type)).list());
        return atomic;
    }

    /** Methods that get an accessor: those that a subclass can override. */
    private List<GuardedMethodModel> readGuardedMethods() {
        List<GuardedMethodModel> guarded = new ArrayList<>();
        for (ExecutableElement method : hierarchy.methods()) {
            if (isOverridable(method) && !isAwait(method) && !isClose(method) && !Compilation.isAbstract(method)) {
                guards.find(method)
                        .ifPresent(guard -> guarded.add(new GuardedMethodModel(methods.read(method), guard)));
            }
        }
        return guarded;
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
