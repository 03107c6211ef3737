package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.PoolModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @Worker} and {@code @Await}. */
final class WorkerReader {
    private final Compilation compilation;
    private final TypeReader types;
    private final MethodReader methods;
    private final GuardReader guards;

    WorkerReader(Compilation compilation, TypeReader types, MethodReader methods, GuardReader guards) {
        this.compilation = compilation;
        this.types = types;
        this.methods = methods;
        this.guards = guards;
    }

    Optional<WorkerModel> findWorker(ExecutableElement method) {
        return MemberAnnotation.find(method, "Worker", compilation.elements())
                .map(annotation -> new WorkerModel(
                        methods.read(method),
                        types.read(result(methods.returnType(method))),
                        pool(annotation),
                        method.getModifiers(),
                        guards.find(method).isPresent(),
                        annotation.origin()));
    }

    Optional<AwaitModel> findAwait(ExecutableElement method) {
        return MemberAnnotation.find(method, "Await", compilation.elements())
                .map(annotation -> new AwaitModel(
                        methods.read(method),
                        method.getModifiers(),
                        annotation.strings("value"),
                        annotation.string("timeout"),
                        annotation.constant("onFailure"),
                        guards.find(method),
                        annotation.origin()));
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
                annotation.string("timeout"),
                annotation.string("name"),
                annotation.constant("threads"));
    }
}
