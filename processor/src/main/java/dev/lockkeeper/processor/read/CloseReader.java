package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.CloseModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.StandardTypes;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.Visibility;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Reads what closing a class with workers has to keep of the domain class's own {@code close()}. */
final class CloseReader {
    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final MethodReader methods;

    CloseReader(Compilation compilation, Hierarchy hierarchy, MethodReader methods) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
        this.methods = methods;
    }

    static boolean isClose(ExecutableElement method) {
        return method.getSimpleName().contentEquals("close")
                && method.getParameters().isEmpty();
    }

    CloseModel read() {
        Optional<ExecutableElement> own = hierarchy.methods("close").stream()
                .filter(CloseReader::isClose)
                .filter(method -> compilation.isReachable(method, hierarchy.domain()))
                .findFirst();
        boolean isConcrete = own.isPresent() && !Compilation.isAbstract(own.get());
        return new CloseModel(
                method(own, isConcrete),
                isConcrete,
                compilation.isSubtype(hierarchy.domain().asType(), "java.lang.AutoCloseable"),
                own.isPresent() && own.get().getModifiers().contains(Modifier.FINAL));
    }

    /** Public, for {@code AutoCloseable} asks for it; only the domain class's own method may throw. */
    private MethodModel method(Optional<ExecutableElement> own, boolean isConcrete) {
        List<TypeModel> thrown = isConcrete ? methods.read(own.orElseThrow()).thrown() : List.of();
        TypeModel result = own.map(methods::read).map(MethodModel::returnType).orElse(StandardTypes.VOID);
        return new MethodModel(
                "close", Visibility.PUBLIC, false, true, List.of(), List.of(), false, result, thrown, List.of());
    }
}
