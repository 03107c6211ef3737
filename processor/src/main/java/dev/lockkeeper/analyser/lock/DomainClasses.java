package dev.lockkeeper.analyser.lock;

import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Knows the classes that the annotations speak of. */
public final class DomainClasses {
    private static final Set<String> ANNOTATIONS = Set.of(
            "dev.lockkeeper.GuardedBy", "dev.lockkeeper.Atomic", "dev.lockkeeper.Worker", "dev.lockkeeper.Await");

    private DomainClasses() {}

    /** Whether a member of the class has one of the annotations. */
    public static boolean isDomainClass(TypeElement type) {
        return type.getEnclosedElements().stream().anyMatch(DomainClasses::isAnnotated);
    }

    private static boolean isAnnotated(Element member) {
        return member.getAnnotationMirrors().stream().anyMatch(DomainClasses::isOurs);
    }

    private static boolean isOurs(AnnotationMirror annotation) {
        return ANNOTATIONS.contains(annotation.getAnnotationType().toString());
    }
}
