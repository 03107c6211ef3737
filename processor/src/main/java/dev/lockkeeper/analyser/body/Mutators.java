package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Methods of the JDK that are known to change the object that they are called on. */
final class Mutators {
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
            "roll");

    private Mutators() {}

    static boolean contains(ExecutableElement method, TypeHierarchy hierarchy) {
        return NAMES.contains(method.getSimpleName().toString())
                && method.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().toString().startsWith("java.")
                && TYPES.stream().anyMatch(type -> hierarchy.isKindOf(owner, type));
    }
}
