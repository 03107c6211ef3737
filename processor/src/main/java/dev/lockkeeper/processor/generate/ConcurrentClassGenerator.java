package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.lockkeeper.processor.model.AtomicFieldModel.Form;
import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.ClassModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.GuardedMethodModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the generated class of one domain class. */
final class ConcurrentClassGenerator {
    private static final String PROCESSOR = "dev.lockkeeper.processor.LockkeeperProcessor";

    private final DomainModel domain;
    private final HandleConstants handles;
    private final LockSection locks;
    private final AccessorGenerator accessors;
    private final GuardedGenerator guarded;
    private final AtomicGenerator atomics;
    private final ComponentGenerator components;
    private final StripedGenerator striped;
    private final WorkerFields workerFields;
    private final WorkerGenerator workers;
    private final AwaitGenerator awaits;

    ConcurrentClassGenerator(DomainModel domain) {
        this.domain = domain;
        this.handles = new HandleConstants(takenNames(domain));
        FieldAccess fields = new FieldAccess(handles);
        NameAllocator fieldNames = new NameAllocator();
        domain.self().fieldNames().stream().distinct().forEach(fieldNames::newName);
        LockExpression expressions = new LockExpression(fields);
        this.locks = new LockSection(expressions, domain.self());
        this.guarded = new GuardedGenerator(fields, locks, new OptimisticRead(fields, expressions, locks));
        this.components = new ComponentGenerator(fields);
        this.striped = new StripedGenerator(domain.atomicFields(), fields, fieldNames);
        this.accessors = new AccessorGenerator(locks);
        this.atomics = new AtomicGenerator(fields);
        this.workerFields = new WorkerFields(domain, fieldNames, handles);
        this.workers = new WorkerGenerator(workerFields);
        this.awaits = new AwaitGenerator(workerFields, locks);
    }

    /** A parameter would hide a constant of its name, and a constant a field. */
    private static List<String> takenNames(DomainModel domain) {
        return Stream.of(
                        domain.self().fieldNames().stream(),
                        domain.guardedMethods().stream()
                                .map(GuardedMethodModel::method)
                                .flatMap(MethodModel::parameterNames),
                        domain.operations().stream().map(OperationModel::method).flatMap(MethodModel::parameterNames),
                        domain.awaits().stream().map(AwaitModel::method).flatMap(MethodModel::parameterNames))
                .flatMap(names -> names)
                .toList();
    }

    /** The whole class; the order of its members is that of the domain class. */
    TypeSpec generate() {
        ClassModel self = domain.self();
        TypeSpec.Builder type = TypeSpec.classBuilder(self.generatedName())
                .addJavadoc("{@link $T} for use by several threads:$L.\n", TypeNames.classOf(self.type()), promises())
                .addModifiers(Signatures.modifiers(self.visibility()))
                .addModifiers(Modifier.FINAL)
                .superclass(TypeNames.of(self.type()))
                .alwaysQualify(self.hiddenNames().toArray(String[]::new));
        if (self.isGeneratedMarkerVisible()) {
            type.addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                    .addMember("value", "$S", PROCESSOR)
                    .build());
        }
        if (!self.warnings().isEmpty()) {
            type.addAnnotation(Warnings.suppression(self.warnings()));
        }
        self.typeParameters().forEach(parameter -> type.addTypeVariable(TypeNames.of(parameter)));
        addMembers(type);
        return type.build();
    }

    /** What the class adds to the domain class, for its Javadoc. */
    private String promises() {
        List<String> promises = new ArrayList<>();
        if (!domain.guardedMethods().isEmpty() || !domain.guardedFields().isEmpty()) {
            promises.add("guarded members take their locks");
        }
        if (!domain.atomicFields().isEmpty()) {
            promises.add("changes of atomic fields are one step");
        }
        if (!domain.workers().isEmpty()) {
            promises.add("workers run on pools until it is closed");
        }
        return (promises.size() > 1 ? "\n" : " ") + String.join(", ", promises);
    }

    private void addMembers(TypeSpec.Builder type) {
        TypeSpec.Builder members = TypeSpec.classBuilder(domain.self().generatedName());
        domain.guardedMethods().forEach(method -> members.addMethod(accessors.accessor(method)));
        domain.operations().forEach(operation -> members.addMethod(operation(operation)));
        domain.awaits().forEach(await -> members.addMethod(awaits.await(await)));
        domain.close().ifPresent(close -> new CloseGenerator(close, workerFields, locks).addTo(type, members));
        handles.addTo(type); // what the members reach through handles is known now
        striped.addFields(type);
        workerFields.addTo(type);
        new ConstructorGenerator(domain, workerFields).addTo(type);
        type.addMethods(members.build().methodSpecs());
    }

    private MethodSpec operation(OperationModel operation) {
        if (operation instanceof OperationModel.OnAtomic atomic) {
            return atomic.field().form() == Form.STRIPED ? striped.operation(atomic) : atomics.operation(atomic);
        }
        if (operation instanceof OperationModel.OnComponent component) {
            return components.operation(component);
        }
        if (operation instanceof OperationModel.OnGuarded onGuarded) {
            return guarded.operation(onGuarded);
        }
        if (operation instanceof OperationModel.Bounded bounded) {
            return accessors.bounded(bounded);
        }
        if (operation instanceof OperationModel.Submission submission) {
            return workers.submission(submission);
        }
        if (operation instanceof OperationModel.Pipe pipe) {
            return workers.pipe(pipe);
        }
        return workers.statistics((OperationModel.Statistics) operation);
    }
}
