package dev.lockkeeper.analyser.lock;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Types whose objects can be changed and are not made for several threads. Of types not known here nothing is said. */
public final class MutableTypes {
    private static final List<String> MUTABLE = List.of(
            "java.util.Collection",
            "java.util.Map",
            "java.util.Iterator",
            "java.util.BitSet",
            "java.util.Date",
            "java.util.Calendar",
            "java.lang.StringBuilder",
            "java.text.Format");
    private static final List<String> SAFE_PACKAGES =
            List.of("java.util.concurrent.", "com.google.common.collect.Immutable");

    private final TypeHierarchy hierarchy;
    private final Map<TypeElement, Boolean> known = new HashMap<>();

    public MutableTypes(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    public boolean contains(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            return true;
        }
        TypeElement element = hierarchy.findElement(type).orElse(null);
        return element != null && isMutable(element);
    }

    private boolean isMutable(TypeElement type) {
        Boolean answer = known.get(type);
        if (answer == null) {
            answer = isOfMutableKind(type) && !isSafe(type);
            known.put(type, answer);
        }
        return answer;
    }

    private boolean isOfMutableKind(TypeElement type) {
        for (String name : MUTABLE) {
            if (hierarchy.isKindOf(type, name)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSafe(TypeElement type) {
        for (String supertype : hierarchy.supertypes(type)) {
            for (String safe : SAFE_PACKAGES) {
                if (supertype.startsWith(safe)) {
                    return true;
                }
            }
        }
        return false;
    }
}
