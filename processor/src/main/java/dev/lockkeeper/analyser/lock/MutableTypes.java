package dev.lockkeeper.analyser.lock;

import java.util.List;
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

    public MutableTypes(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    public boolean contains(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            return true;
        }
        return hierarchy.findElement(type).filter(this::isMutable).isPresent();
    }

    private boolean isMutable(TypeElement type) {
        return MUTABLE.stream().anyMatch(name -> hierarchy.isKindOf(type, name))
                && hierarchy.supertypes(type).stream().noneMatch(MutableTypes::isSafe);
    }

    private static boolean isSafe(String name) {
        return SAFE_PACKAGES.stream().anyMatch(name::startsWith);
    }
}
