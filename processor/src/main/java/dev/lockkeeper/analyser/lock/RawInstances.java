package dev.lockkeeper.analyser.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Tells domain classes of which only the generated subclass keeps all promises. */
public final class RawInstances {
    private static final String AWAIT = "dev.lockkeeper.Await";

    private final GuardTable guards;
    private final OverriddenMethods overridden;
    private final Map<TypeElement, Optional<ExecutableElement>> known = new HashMap<>();

    public RawInstances(GuardTable guards, OverriddenMethods overridden) {
        this.guards = guards;
        this.overridden = overridden;
    }

    /** The method whose promise an object of the class itself would not keep. */
    public Optional<ExecutableElement> findBrokenPromise(Element type) {
        return type instanceof TypeElement domain ? known.computeIfAbsent(domain, this::look) : Optional.empty();
    }

    /** Whether an object of the class itself would break a promise; no, if there is no class. */
    public boolean isBroken(@Nullable Element type) {
        return type != null && findBrokenPromise(type).isPresent();
    }

    /** Whether the promise is that of a waiting method. */
    public static boolean isAwait(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .anyMatch(annotation -> annotation.getAnnotationType().asElement() instanceof TypeElement type
                        && type.getQualifiedName().contentEquals(AWAIT));
    }

    private Optional<ExecutableElement> look(TypeElement type) {
        boolean isOfJdk = type.getQualifiedName().toString().startsWith("java.");
        if (isOfJdk || type.getKind() != ElementKind.CLASS || !GeneratedName.canBeGenerated(type)) {
            return Optional.empty();
        }
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(this::isBrokenWithoutSubclass)
                .findFirst();
    }

    private boolean isBrokenWithoutSubclass(ExecutableElement method) {
        if (method.getModifiers().contains(Modifier.ABSTRACT)) {
            return false;
        }
        return isAwait(method)
                || (guards.guardsOf(method).stream().anyMatch(Guard::isOurs)
                        && !overridden.findUnguarded(method).isEmpty());
    }
}
