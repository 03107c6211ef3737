package dev.lockkeeper.analyser.lock;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Tells classes whose objects have guarded fields, be they inherited. */
public final class GuardedTypes {
    private final TypeHierarchy hierarchy;
    private final GuardTable guards;
    private final Map<TypeElement, Boolean> known = new HashMap<>();

    public GuardedTypes(TypeHierarchy hierarchy, GuardTable guards) {
        this.hierarchy = hierarchy;
        this.guards = guards;
    }

    /** Whether what the method returns has guarded fields. */
    public boolean isReturned(ExecutableElement method) {
        return method.getKind() == ElementKind.METHOD && isGuarded(method.getReturnType());
    }

    private boolean isGuarded(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) {
            return false;
        }
        TypeElement element = hierarchy.findElement(type).orElse(null);
        if (element == null || hierarchy.isOfJdk(element)) {
            return false;
        }
        Boolean answer = known.get(element);
        if (answer == null) {
            answer = ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                            .anyMatch(field -> !guards.guardsOf(field).isEmpty())
                    || isGuarded(element.getSuperclass());
            known.put(element, answer);
        }
        return answer;
    }
}
