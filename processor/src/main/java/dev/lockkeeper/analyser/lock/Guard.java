package dev.lockkeeper.analyser.lock;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * One lock that a member is guarded by.
 *
 * @param annotation the annotation that says so
 * @param expression the lock as the user wrote it
 * @param isOurs whether the annotation is Lockkeeper's own, which generates too and is held to stricter rules
 * @param isReadEnough whether a method asks for the reading side only
 * @param lock the lock, seen from inside the class that declares the member; null when it cannot be told
 * @param kind how that lock is taken
 * @param problem what is wrong with the lock expression, null when nothing is
 */
public record Guard(
        AnnotationMirror annotation,
        String expression,
        boolean isOurs,
        boolean isReadEnough,
        @Nullable Value lock,
        LockKind kind,
        @Nullable Problem problem) {

    /** The simple name of the annotation. */
    public String annotationName() {
        return annotation.getAnnotationType().asElement().getSimpleName().toString();
    }

    /** Whether the method is called to get at the lock. */
    public boolean calls(ExecutableElement method) {
        return lock != null && calls(lock, method);
    }

    private static boolean calls(Value lock, ExecutableElement method) {
        return (lock instanceof Value.Getter getter && getter.method().equals(method))
                || lock.parts().stream().anyMatch(part -> calls(part, method));
    }

    /**
     * What is wrong with a lock expression, and how to mend it.
     *
     * @param subject what it is wrong about
     */
    public record Problem(String text, String hint, Subject subject) {

        Problem(String text, String hint) {
            this(text, hint, Subject.EXPRESSION);
        }
    }

    /** What can be wrong. */
    public enum Subject {
        /** There is no such lock, or none that can guard the member. */
        EXPRESSION,
        /** The lock is known but may be replaced by another one. */
        FINALITY,
        /** The class was compiled before, and what the expression means was known then. */
        COMPILED_CLASS
    }
}
