package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Methods of the JDK that, used rightly, throw nothing: with them between {@code lock()} and {@code unlock()} nothing leaks. */
final class QuietMethods {
    private static final Set<String> TYPES = Set.of("java.lang.Math", "java.lang.System", "java.lang.Thread");
    private static final Set<String> NAMES = Set.of(
            "notify",
            "notifyAll",
            "nanoTime",
            "currentTimeMillis",
            "currentThread",
            "interrupt",
            "interrupted",
            "isInterrupted",
            "holdsLock",
            "min",
            "max",
            "abs",
            "yield",
            "onSpinWait",
            "identityHashCode");

    private QuietMethods() {}

    static boolean contains(ExecutableElement method, TypeHierarchy hierarchy) {
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            return isHarmless(method, hierarchy);
        }
        Element type = method.getEnclosingElement();
        if (!method.getThrownTypes().isEmpty() || !(type instanceof TypeElement owner)) {
            return false;
        }
        String name = owner.getQualifiedName().toString();
        return name.startsWith("java.util.concurrent.locks.")
                || (name.startsWith("java.util.concurrent.atomic.") && !takesFunction(method))
                || ((TYPES.contains(name) || name.equals("java.lang.Object"))
                        && NAMES.contains(method.getSimpleName().toString()));
    }

    /** Constructors of exceptions and of the JDK's classes. */
    private static boolean isHarmless(ExecutableElement constructor, TypeHierarchy hierarchy) {
        TypeElement type = DeclaringType.of(constructor);
        return constructor.getThrownTypes().isEmpty()
                && (hierarchy.isKindOf(type, "java.lang.Throwable")
                        || type.getQualifiedName().toString().startsWith("java."));
    }

    private static boolean takesFunction(ExecutableElement method) {
        return method.getParameters().stream()
                .anyMatch(parameter -> parameter.asType().toString().startsWith("java.util.function."));
    }
}
