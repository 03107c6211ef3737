package dev.lockkeeper.analyser.lock;

import javax.lang.model.element.AnnotationMirror;
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

    /**
     * What is wrong with a lock expression, and how to mend it.
     *
     * @param isAboutFinality whether the lock is known but may be replaced by another one
     */
    public record Problem(String text, String hint, boolean isAboutFinality) {

        Problem(String text, String hint) {
            this(text, hint, false);
        }
    }
}
