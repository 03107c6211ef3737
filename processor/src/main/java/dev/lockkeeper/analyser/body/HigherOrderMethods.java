package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.FunctionalTypes;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** Knows of methods when they run the code that they are given. */
final class HigherOrderMethods {
    private static final String STREAM = "java.util.stream.BaseStream";

    private static final Set<String> QUESTIONS = Set.of("close", "isParallel");
    private static final List<String> WRAPPERS =
            List.of("java.util.stream.Collector", "java.util.stream.Gatherer", "java.util.Comparator");

    /** Checks of an argument that return it: {@code this.action = requireNonNull(action)}. */
    private static final Set<String> CHECKS =
            Set.of("requireNonNull", "checkNotNull", "verifyNotNull", "notNull", "checkArgumentNotNull");

    private final TypeHierarchy hierarchy;
    private final FunctionalTypes functionalTypes;

    HigherOrderMethods(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
        functionalTypes = new FunctionalTypes(hierarchy);
    }

    /** Whether code given to the method has run when it returns. */
    boolean isImmediate(ExecutableElement method) {
        return ImmediateMethods.TABLE.contains(method, hierarchy)
                || isCopy(method)
                || (isOfStream(method) && !returnsLazily(method) && !isQuestion(method));
    }

    /** The constructor of a collection that goes over another one. */
    private boolean isCopy(ExecutableElement method) {
        return method.getKind() == ElementKind.CONSTRUCTOR
                && DeclaringType.of(method).getQualifiedName().toString().startsWith("java.util.")
                && method.getParameters().stream()
                        .anyMatch(parameter -> hierarchy.isKindOf(parameter.asType(), "java.util.Collection")
                                || hierarchy.isKindOf(parameter.asType(), "java.util.Map"));
    }

    /** Whether the method of a stream runs nothing of it. */
    private static boolean isQuestion(ExecutableElement method) {
        return QUESTIONS.contains(method.getSimpleName().toString());
    }

    /** Whether the method returns its first argument, and does nothing to it. */
    boolean isCheck(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC)
                && CHECKS.contains(method.getSimpleName().toString())
                && !method.getParameters().isEmpty()
                && method.getReturnType().getKind() == TypeKind.TYPEVAR
                && method.getReturnType()
                        .toString()
                        .equals(method.getParameters().get(0).asType().toString());
    }

    /** Whether code given to the method runs when its result is used. */
    boolean isLazy(ExecutableElement method) {
        return LazyMethods.TABLE.contains(method, hierarchy)
                || isOfStream(method)
                || hierarchy.isKindOf(method.getReturnType(), STREAM)
                || makesWrapper(method)
                || isAdapter(method);
    }

    private boolean makesWrapper(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC)
                && WRAPPERS.stream().anyMatch(type -> hierarchy.isKindOf(method.getReturnType(), type));
    }

    /** A static method that makes code of one type out of code of another: {@code Unchecked.runnable(code)}. */
    private boolean isAdapter(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC)
                && method.getParameters().size() == 1
                && functionalTypes.isFunctional(method.getReturnType())
                && functionalTypes.takesCode(method);
    }

    /** Whether to call the method is to run the code that it is called on. */
    boolean isCallOfCode(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.ABSTRACT)
                && functionalTypes.isFunctional(DeclaringType.of(method).asType());
    }

    /** Whether the method uses up what code that is given to it returns: inner streams. */
    boolean isUsingResults(ExecutableElement method) {
        return method.getSimpleName().toString().startsWith("flatMap")
                && (isOfStream(method)
                        || DeclaringType.of(method).getQualifiedName().contentEquals("java.util.stream.Collectors"));
    }

    private boolean isOfStream(ExecutableElement method) {
        return hierarchy.isKindOf(DeclaringType.of(method), STREAM);
    }

    private boolean returnsLazily(ExecutableElement method) {
        return List.of(STREAM, "java.util.Iterator", "java.util.Spliterator", "java.util.stream.Stream.Builder")
                .stream()
                .anyMatch(type -> hierarchy.isKindOf(method.getReturnType(), type));
    }
}
