package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.CloseModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.StandardTypes;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/** Reads what closing a class with workers has to keep of the domain class's own {@code close()}. */
final class CloseReader {
    private static final TypeModel DURATION = TypeModel.Declared.of("java.time", "Duration");
    private static final TypeModel TASK = TypeModel.Declared.of("dev.lockkeeper.runtime", "Task")
            .withArguments(new TypeModel.Wildcard(Optional.empty(), Optional.empty(), List.of()));
    private static final TypeModel TASKS =
            TypeModel.Declared.of("java.util", "List").withArguments(TASK);

    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final TypeReader types;
    private final MethodReader methods;
    private final GuardReader guards;

    CloseReader(
            Compilation compilation, Hierarchy hierarchy, TypeReader types, MethodReader methods, GuardReader guards) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
        this.types = types;
        this.methods = methods;
        this.guards = guards;
    }

    /** Whether this is {@code close()}, or an abstract {@code close(Duration)} that declares the one which is written in any case. */
    boolean isWritten(ExecutableElement method) {
        return method.getSimpleName().contentEquals("close")
                && (method.getParameters().isEmpty() || isBoundedClose(method));
    }

    CloseModel read() {
        Optional<ExecutableElement> own = find(List.of());
        Optional<ExecutableElement> concrete = own.filter(method -> !Compilation.isAbstract(method));
        Set<Modifier> modifiers = own.map(ExecutableElement::getModifiers).orElse(Set.of());
        return new CloseModel(
                close(own),
                bounded(),
                concrete.isPresent(),
                concrete.flatMap(guards::find),
                compilation.isSubtype(hierarchy.domain().asType(), "java.lang.AutoCloseable"),
                modifiers.contains(Modifier.FINAL) || modifiers.contains(Modifier.STATIC));
    }

    private boolean isBoundedClose(ExecutableElement method) {
        MethodModel declared = methods.read(method);
        return Compilation.isAbstract(method)
                && parameterTypes(method).equals(List.of(DURATION))
                && declared.returnType().equals(TASKS)
                && declared.thrown().containsAll(thrownBySuper());
    }

    private List<TypeModel> thrownBySuper() {
        return find(List.of())
                .filter(own -> !Compilation.isAbstract(own))
                .map(methods::read)
                .map(MethodModel::thrown)
                .orElse(List.of());
    }

    /** Public, for {@code AutoCloseable} asks for it; only the domain class's own method may throw. */
    private MethodModel close(Optional<ExecutableElement> own) {
        TypeModel result = own.map(methods::read).map(MethodModel::returnType).orElse(StandardTypes.VOID);
        return method(true, List.of(), result);
    }

    private Optional<MethodModel> bounded() {
        Optional<ExecutableElement> own = find(List.of(DURATION));
        return own.filter(method -> !isBoundedClose(method)).isPresent()
                ? Optional.empty()
                : Optional.of(method(own.isPresent(), List.of(ParameterModel.of("timeout", DURATION)), TASKS));
    }

    private MethodModel method(boolean isOverride, List<ParameterModel> parameters, TypeModel result) {
        return new MethodModel(
                "close",
                Visibility.PUBLIC,
                false,
                isOverride,
                List.of(),
                parameters,
                false,
                result,
                thrownBySuper(),
                List.of());
    }

    private Optional<ExecutableElement> find(List<TypeModel> parameterTypes) {
        return hierarchy.methods("close").stream()
                .filter(method -> parameterTypes(method).equals(parameterTypes))
                .filter(method -> compilation.isReachable(method, hierarchy.domain()))
                .findFirst();
    }

    private List<TypeModel> parameterTypes(ExecutableElement method) {
        List<? extends TypeMirror> parameters = hierarchy.signature(method).getParameterTypes();
        return types.readAll(parameters);
    }
}
