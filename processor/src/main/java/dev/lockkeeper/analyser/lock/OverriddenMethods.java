package dev.lockkeeper.analyser.lock;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the methods that a guarded method overrides or implements. */
public final class OverriddenMethods {
    private final Elements elements;
    private final TypeHierarchy hierarchy;
    private final GuardTable guards;

    public OverriddenMethods(Elements elements, TypeHierarchy hierarchy, GuardTable guards) {
        this.elements = elements;
        this.hierarchy = hierarchy;
        this.guards = guards;
    }

    /** Those of them whose callers need to hold nothing. */
    public List<ExecutableElement> findUnguarded(ExecutableElement method) {
        List<ExecutableElement> found = new ArrayList<>();
        boolean canOverride = !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE);
        if (canOverride) {
            collect(method, DeclaringType.of(method), DeclaringType.of(method), found);
        }
        return found;
    }

    /** Guava's monitor asks its conditions while it is held. */
    private static boolean isConditionOfMonitor(ExecutableElement method) {
        return method.getSimpleName().contentEquals("isSatisfied")
                && DeclaringType.of(method).getQualifiedName().contentEquals(LockKind.GUAVA_TYPE + ".Guard");
    }

    private void collect(ExecutableElement method, TypeElement owner, TypeElement from, List<ExecutableElement> found) {
        List<TypeMirror> parents = new ArrayList<>(from.getInterfaces());
        parents.add(from.getSuperclass());
        for (TypeMirror parent : parents) {
            hierarchy.findElement(parent).ifPresent(type -> {
                ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
                        .filter(other -> elements.overrides(method, other, owner))
                        .filter(other -> guards.guardsOf(other).isEmpty() && !isConditionOfMonitor(other))
                        .forEach(found::add);
                collect(method, owner, type, found);
            });
        }
    }
}
