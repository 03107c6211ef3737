package dev.lockkeeper.analyser.body;

import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Names of methods by the type that declares them first.
 *
 * @param names the names; {@code *} is all of them
 */
record MethodTable(Map<String, Set<String>> names) {

    /** Whether the method, or one that it overrides, is one of them. */
    boolean contains(ExecutableElement method, TypeHierarchy hierarchy) {
        if (!(method.getEnclosingElement() instanceof TypeElement owner)) {
            return false;
        }
        String name = method.getSimpleName().toString();
        for (String type : hierarchy.supertypes(owner)) {
            Set<String> ofType = names.getOrDefault(type, Set.of());
            if (ofType.contains(name) || ofType.contains("*")) {
                return true;
            }
        }
        return false;
    }
}
