package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.FunctionalTypes;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Methods of the JDK and of Guava that are known to run what they are given before they return. */
final class HigherOrderMethods {
    private static final String STREAM = "java.util.stream.BaseStream";

    private static final Set<String> OF_PRIMITIVE_OPTIONAL =
            Set.of("ifPresent", "ifPresentOrElse", "orElseGet", "orElseThrow");
    private static final Set<String> OF_ATOMIC =
            Set.of("getAndUpdate", "updateAndGet", "getAndAccumulate", "accumulateAndGet");
    /** Checks of an argument that return it: {@code this.action = requireNonNull(action)}. */
    private static final Set<String> CHECKS =
            Set.of("requireNonNull", "checkNotNull", "verifyNotNull", "notNull", "checkArgumentNotNull");

    /** The methods by the type that declares them first; {@code *} is all of them. */
    private static final Map<String, Set<String>> IMMEDIATE = Map.ofEntries(
            Map.entry("java.lang.Iterable", Set.of("forEach")),
            Map.entry("java.util.Iterator", Set.of("forEachRemaining")),
            Map.entry("java.util.Spliterator", Set.of("forEachRemaining", "tryAdvance")),
            Map.entry("java.util.Collection", Set.of("removeIf", "toArray")),
            Map.entry("java.util.List", Set.of("replaceAll", "sort")),
            Map.entry(
                    "java.util.Map",
                    Set.of("forEach", "compute", "computeIfAbsent", "computeIfPresent", "merge", "replaceAll")),
            Map.entry(
                    "java.util.concurrent.ConcurrentHashMap",
                    Set.of("forEachKey", "forEachValue", "search", "reduce", "reduceValues", "reduceKeys")),
            Map.entry(
                    "java.util.Optional",
                    Set.of(
                            "ifPresent",
                            "ifPresentOrElse",
                            "filter",
                            "map",
                            "flatMap",
                            "or",
                            "orElseGet",
                            "orElseThrow")),
            Map.entry("java.util.OptionalInt", OF_PRIMITIVE_OPTIONAL),
            Map.entry("java.util.OptionalLong", OF_PRIMITIVE_OPTIONAL),
            Map.entry("java.util.OptionalDouble", OF_PRIMITIVE_OPTIONAL),
            Map.entry("java.util.Objects", Set.of("requireNonNull", "requireNonNullElseGet", "compare")),
            Map.entry("java.util.Collections", Set.of("sort", "min", "max", "binarySearch")),
            Map.entry(
                    "java.util.Arrays",
                    Set.of("sort", "setAll", "parallelPrefix", "binarySearch", "compare", "equals", "mismatch")),
            Map.entry("java.lang.String", Set.of("transform")),
            Map.entry("java.lang.ScopedValue.Carrier", Set.of("run", "call")),
            Map.entry("java.util.regex.Matcher", Set.of("replaceAll", "replaceFirst")),
            Map.entry("java.security.AccessController", Set.of("doPrivileged")),
            Map.entry("java.util.concurrent.atomic.AtomicReference", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicInteger", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicLong", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicReferenceArray", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicIntegerArray", OF_ATOMIC),
            Map.entry("java.util.concurrent.atomic.AtomicLongArray", OF_ATOMIC),
            Map.entry("com.google.common.base.Optional", Set.of("or", "transform")),
            Map.entry(
                    "com.google.common.collect.Iterables",
                    Set.of("any", "all", "find", "tryFind", "indexOf", "removeIf", "frequency")),
            Map.entry(
                    "com.google.common.collect.Iterators",
                    Set.of("any", "all", "find", "tryFind", "indexOf", "removeIf", "advance")),
            Map.entry("com.google.common.collect.Ordering", Set.of("min", "max", "sortedCopy", "immutableSortedCopy")),
            Map.entry("com.google.common.collect.Maps", Set.of("uniqueIndex", "toMap")),
            Map.entry("dev.lockkeeper.runtime.Once", Set.of("run")),
            Map.entry("dev.lockkeeper.runtime.OnceValue", Set.of("get")),
            Map.entry("dev.lockkeeper.runtime.Select", Set.of("select")));

    /** Methods that wrap what they are given: it runs now if what they return is used up now. */
    private static final Map<String, Set<String>> LAZY = Map.ofEntries(
            Map.entry("java.util.Comparator", Set.of("*")),
            Map.entry("java.util.Map.Entry", Set.of("comparingByKey", "comparingByValue")),
            Map.entry("java.util.stream.Collectors", Set.of("*")),
            Map.entry("java.util.stream.Collector", Set.of("*")),
            Map.entry("java.util.function.Function", Set.of("*")),
            Map.entry("java.util.function.Predicate", Set.of("*")),
            Map.entry("java.util.Collections", Set.of("reverseOrder")),
            Map.entry("java.util.stream.Stream", Set.of("*")),
            Map.entry("java.util.stream.StreamSupport", Set.of("*")),
            Map.entry("com.google.common.collect.FluentIterable", Set.of("*")),
            Map.entry("com.google.common.collect.Iterables", Set.of("filter", "transform")),
            Map.entry("com.google.common.collect.Lists", Set.of("transform")),
            Map.entry("com.google.common.collect.Collections2", Set.of("filter", "transform")),
            Map.entry("com.google.common.collect.Ordering", Set.of("*")),
            Map.entry("dev.lockkeeper.runtime.Select", Set.of("*")),
            Map.entry("dev.lockkeeper.runtime.ReceiveChannel", Set.of("onReceive", "onClosed")),
            Map.entry("dev.lockkeeper.runtime.SendChannel", Set.of("onSend")));

    private final TypeHierarchy hierarchy;
    private final FunctionalTypes functionalTypes;

    HigherOrderMethods(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
        functionalTypes = new FunctionalTypes(hierarchy);
    }

    /** Whether code given to the method has run when it returns. */
    boolean isImmediate(ExecutableElement method) {
        return isIn(IMMEDIATE, method) || (isOfStream(method) && !returnsLazily(method));
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
        return isIn(LAZY, method)
                || isOfStream(method)
                || hierarchy.isKindOf(method.getReturnType(), STREAM)
                || isAdapter(method);
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

    private boolean isOfStream(ExecutableElement method) {
        return hierarchy.isKindOf(DeclaringType.of(method), STREAM);
    }

    private boolean returnsLazily(ExecutableElement method) {
        return List.of(STREAM, "java.util.Iterator", "java.util.Spliterator", "java.util.stream.Stream.Builder")
                .stream()
                .anyMatch(type -> hierarchy.isKindOf(method.getReturnType(), type));
    }

    private boolean isIn(Map<String, Set<String>> table, ExecutableElement method) {
        if (!(method.getEnclosingElement() instanceof TypeElement owner)) {
            return false;
        }
        String name = method.getSimpleName().toString();
        for (String type : hierarchy.supertypes(owner)) {
            Set<String> names = table.getOrDefault(type, Set.of());
            if (names.contains(name) || names.contains("*")) {
                return true;
            }
        }
        return false;
    }
}
