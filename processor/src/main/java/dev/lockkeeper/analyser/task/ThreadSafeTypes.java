package dev.lockkeeper.analyser.task;

import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Knows which types may be changed by several threads at once, and which of the JDK's may not. What is neither is looked into if
 * it belongs to the compilation, and otherwise taken to be safe. {@code docs/thread-safe-types.md} lists the same for users.
 */
public final class ThreadSafeTypes {
    /** Types whose objects may not be changed while others use them. */
    static final Set<String> UNSAFE = Set.of(
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.WeakHashMap",
            "java.util.IdentityHashMap",
            "java.util.EnumMap",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.PriorityQueue",
            "java.util.BitSet",
            "java.util.Date",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.util.StringJoiner",
            "java.lang.StringBuilder",
            "java.text.SimpleDateFormat",
            "java.text.DecimalFormat",
            "java.text.MessageFormat",
            "java.text.NumberFormat",
            "java.text.DateFormat");

    /** Interfaces that both safe and unsafe classes implement: what counts is which object is stored. */
    private static final Set<String> OPEN = Set.of(
            "java.util.Map",
            "java.util.SortedMap",
            "java.util.NavigableMap",
            "java.util.Collection",
            "java.util.List",
            "java.util.Set",
            "java.util.SortedSet",
            "java.util.NavigableSet",
            "java.util.Queue",
            "java.util.Deque",
            "java.util.AbstractMap",
            "java.util.AbstractList",
            "java.lang.Appendable");

    /** Types whose objects may be used by any number of threads: those of these packages, and these. */
    private static final Set<String> SAFE_PACKAGES =
            Set.of("java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks");

    private static final Set<String> SAFE_ANNOTATIONS = Set.of("ThreadSafe", "Immutable");

    private final TypeHierarchy hierarchy;

    public ThreadSafeTypes(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether objects of exactly that type may not be changed while other threads use them; arrays may not. */
    public boolean isUnsafe(TypeMirror type) {
        return type.getKind() == TypeKind.ARRAY
                || hierarchy.findElement(type).filter(this::isUnsafe).isPresent();
    }

    /** The same for a class. */
    public boolean isUnsafe(TypeElement type) {
        return UNSAFE.contains(type.getQualifiedName().toString());
    }

    /** Whether it is only known from the object stored whether it may be changed. */
    public boolean isOpen(TypeMirror type) {
        return hierarchy
                .findElement(type)
                .filter(element -> OPEN.contains(element.getQualifiedName().toString()))
                .isPresent();
    }

    /** Whether the fields of the class need not be looked at. */
    public boolean isSafe(TypeElement type) {
        String name = type.getQualifiedName().toString();
        int end = name.lastIndexOf('.');
        return SAFE_PACKAGES.contains(end < 0 ? "" : name.substring(0, end))
                || name.startsWith("dev.lockkeeper.runtime.")
                || type.getAnnotationMirrors().stream().anyMatch(ThreadSafeTypes::isSafety);
    }

    private static boolean isSafety(AnnotationMirror annotation) {
        return SAFE_ANNOTATIONS.contains(
                annotation.getAnnotationType().asElement().getSimpleName().toString());
    }
}
