package dev.lockkeeper.analyser.lock;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Methods of the JDK that are known to change the object that they are called on, or one that they are given. */
public final class Mutators {
    private static final List<String> TYPES = List.of(
            "java.util.Collection",
            "java.util.Map",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.StringJoiner",
            "java.text.Format",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer");
    private static final Set<String> NAMES = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "addElement",
            "put",
            "putAll",
            "putIfAbsent",
            "putFirst",
            "putLast",
            "remove",
            "removeAll",
            "removeIf",
            "removeFirst",
            "removeLast",
            "removeElement",
            "removeEldestEntry",
            "retainAll",
            "clear",
            "set",
            "setTime",
            "setElementAt",
            "push",
            "pop",
            "poll",
            "pollFirst",
            "pollLast",
            "pollFirstEntry",
            "pollLastEntry",
            "offer",
            "offerFirst",
            "offerLast",
            "sort",
            "replace",
            "replaceAll",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "merge",
            "append",
            "insert",
            "delete",
            "deleteCharAt",
            "reverse",
            "setLength",
            "setCharAt",
            "flip",
            "drainTo",
            "format",
            "parse",
            "roll",
            "setProperty",
            "load",
            "loadFromXML",
            "appendCodePoint",
            "removeFirstOccurrence",
            "removeLastOccurrence",
            "and",
            "or",
            "xor",
            "andNot",
            "insertElementAt",
            "removeElementAt",
            "removeAllElements",
            "setSize",
            "trimToSize",
            "setTimeInMillis",
            "setLenient",
            "setTimeZone",
            "setEmptyValue");

    /** Those that change what they are given, by their class. */
    private static final Map<String, Set<String>> OF_ARGUMENTS = Map.of(
            "java.util.Collections",
            Set.of("addAll", "copy", "fill", "replaceAll", "reverse", "rotate", "shuffle", "sort", "swap"),
            "java.util.Arrays",
            Set.of("fill", "parallelPrefix", "parallelSetAll", "parallelSort", "setAll", "sort"),
            "java.lang.System",
            Set.of("arraycopy"));

    private final TypeHierarchy hierarchy;
    private final Map<ExecutableElement, Boolean> known = new HashMap<>();

    public Mutators(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether the method changes the object that it is called on. */
    public boolean isMutator(ExecutableElement method) {
        Boolean answer = known.get(method);
        if (answer == null) {
            answer = look(method);
            known.put(method, answer);
        }
        return answer;
    }

    private boolean look(ExecutableElement method) {
        return NAMES.contains(method.getSimpleName().toString())
                && method.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().toString().startsWith("java.")
                && TYPES.stream().anyMatch(type -> hierarchy.isKindOf(owner, type));
    }

    /** The index of the argument that the method changes. */
    public Optional<Integer> findChangedArgument(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        boolean isKnown = method.getModifiers().contains(Modifier.STATIC)
                && OF_ARGUMENTS
                        .getOrDefault(
                                DeclaringType.of(method).getQualifiedName().toString(), Set.of())
                        .contains(name);
        return isKnown ? Optional.of(name.equals("arraycopy") ? 2 : 0) : Optional.empty();
    }
}
