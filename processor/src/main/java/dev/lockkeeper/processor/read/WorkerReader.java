package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.PoolModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @Worker}. */
final class WorkerReader {
    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final TypeReader types;
    private final MethodReader methods;
    private final GuardReader guards;

    WorkerReader(
            Compilation compilation, Hierarchy hierarchy, TypeReader types, MethodReader methods, GuardReader guards) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
        this.types = types;
        this.methods = methods;
        this.guards = guards;
    }

    List<FoundWorker> readAll() {
        return hierarchy.methods().stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<FoundWorker> find(ExecutableElement method) {
        return MemberAnnotation.find(method, "Worker", compilation.elements()).map(annotation -> {
            ExecutableType signature = hierarchy.signature(method);
            TypeMirror result = result(signature.getReturnType());
            return new FoundWorker(read(method, signature, result, annotation), signature, result);
        });
    }

    private WorkerModel read(
            ExecutableElement method, ExecutableType signature, TypeMirror result, MemberAnnotation annotation) {
        return new WorkerModel(
                methods.read(method),
                types.read(result),
                owner(method),
                method.getParameters().stream()
                        .map(parameter -> types.erased(parameter.asType()))
                        .toList(),
                takesContext(signature),
                pool(annotation),
                annotation.string("timeout"),
                method.getModifiers(),
                guards.find(method).isPresent(),
                compilation.isReachable(method, hierarchy.domain()),
                annotation.origins());
    }

    private TypeModel.Declared owner(ExecutableElement method) {
        TypeElement declaring = Compilation.ownerOf(method);
        TypeElement domain = hierarchy.domain();
        boolean isNameable =
                Compilation.withEnclosing(declaring).stream().allMatch(type -> compilation.isReachable(type, domain));
        return types.readClass(isNameable ? declaring : domain);
    }

    private boolean takesContext(ExecutableType signature) {
        return signature.getParameterTypes().stream()
                .findFirst()
                .flatMap(compilation::findElement)
                .filter(type -> type.getQualifiedName().contentEquals(FanOutReader.CONTEXT))
                .isPresent();
    }

    /** What a task gives: an object, or nothing. */
    private TypeMirror result(TypeMirror type) {
        if (type.getKind() == TypeKind.VOID) {
            return compilation.elements().getTypeElement("java.lang.Void").asType();
        }
        return type instanceof PrimitiveType primitive
                ? compilation.types().boxedClass(primitive).asType()
                : type;
    }

    private static PoolModel pool(MemberAnnotation annotation) {
        return new PoolModel(
                annotation.number("pool"),
                annotation.number("max"),
                annotation.string("idle"),
                annotation.number("queue"),
                annotation.constant("overflow"),
                annotation.string("rate"),
                annotation.string("name"),
                annotation.constant("threads"));
    }
}
