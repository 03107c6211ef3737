package dev.lockkeeper.analyser.lock;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Answers by name what a type is a kind of; remembers the answers for the compilation. */
public final class TypeHierarchy {
    private final Map<TypeElement, Set<String>> names = new HashMap<>();
    private final Map<TypeElement, LockKind> lockKinds = new HashMap<>();
    private final Map<TypeElement, Boolean> areOfJdk = new HashMap<>();
    private final Map<TypeElement, Boolean> areConcurrent = new HashMap<>();

    /** How objects of the class are locked. */
    public LockKind lockKind(TypeElement type) {
        LockKind known = lockKinds.get(type);
        if (known == null) {
            known = LockKind.of(type, supertypes(type));
            lockKinds.put(type, known);
        }
        return known;
    }

    /** Whether the class is one of the JDK's. */
    public boolean isOfJdk(TypeElement type) {
        Boolean known = areOfJdk.get(type);
        if (known == null) {
            String name = type.getQualifiedName().toString();
            known = name.startsWith("java.") || name.startsWith("javax.");
            areOfJdk.put(type, known);
        }
        return known;
    }

    /** Whether the class is one of {@code java.util.concurrent}, or a concurrent map. */
    public boolean isConcurrent(TypeElement type) {
        Boolean known = areConcurrent.get(type);
        if (known == null) {
            known = type.getQualifiedName().toString().startsWith("java.util.concurrent.")
                    || isKindOf(type, "java.util.concurrent.ConcurrentMap");
            areConcurrent.put(type, known);
        }
        return known;
    }

    /** The class or interface behind a type; for a type variable that of its bound. */
    public Optional<TypeElement> findElement(TypeMirror type) {
        if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            return Optional.of(element);
        }
        if (type instanceof TypeVariable variable) {
            return findElement(variable.getUpperBound());
        }
        if (type instanceof IntersectionType intersection) {
            return findElement(intersection.getBounds().get(0));
        }
        return Optional.empty();
    }

    /** Whether the type is the named class or interface, or derived from it; of several bounds, whether one of them is. */
    public boolean isKindOf(TypeMirror type, String qualifiedName) {
        if (type instanceof TypeVariable variable) {
            return isKindOf(variable.getUpperBound(), qualifiedName);
        }
        if (type instanceof IntersectionType intersection) {
            return intersection.getBounds().stream().anyMatch(bound -> isKindOf(bound, qualifiedName));
        }
        Optional<TypeElement> element = findElement(type);
        return element.isPresent() && supertypes(element.get()).contains(qualifiedName);
    }

    /** Whether the element is a class that is, or derives from, the named one. */
    public boolean isKindOf(Element element, String qualifiedName) {
        return element instanceof TypeElement type && supertypes(type).contains(qualifiedName);
    }

    /** Whether the type is {@code ancestor} or derives from it; for local classes, too, which have no qualified name. */
    public boolean isDerived(TypeElement type, TypeElement ancestor) {
        if (type.equals(ancestor) || isParentDerived(type.getSuperclass(), ancestor)) {
            return true;
        }
        for (TypeMirror parent : type.getInterfaces()) {
            if (isParentDerived(parent, ancestor)) {
                return true;
            }
        }
        return false;
    }

    private boolean isParentDerived(TypeMirror parent, TypeElement ancestor) {
        Optional<TypeElement> element = findElement(parent);
        return element.isPresent() && isDerived(element.get(), ancestor);
    }

    /** The qualified names of the type and of all that it derives from. */
    public Set<String> supertypes(TypeElement type) {
        Set<String> known = names.get(type);
        if (known == null) {
            known = new HashSet<>();
            collect(type, known);
            names.put(type, known);
        }
        return known;
    }

    private void collect(TypeElement type, Set<String> collected) {
        if (collected.add(type.getQualifiedName().toString())) {
            collect(type.getSuperclass(), collected);
            for (TypeMirror parent : type.getInterfaces()) {
                collect(parent, collected);
            }
        }
    }

    private void collect(TypeMirror parent, Set<String> collected) {
        Optional<TypeElement> element = findElement(parent);
        if (element.isPresent()) {
            collect(element.get(), collected);
        }
    }
}
