package dev.lockkeeper.processor.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A method that waits for workers.
 *
 * @param modifiers those of the method in the domain class
 * @param targets the names given in the annotation; none means all workers
 * @param timeout how long to wait at most, as the annotation has it; may be empty
 * @param guard the lock that the method's body needs, once the wait is over
 * @param isReachable whether the generated class may override it
 */
public record AwaitModel(
        MethodModel method,
        AwaitForm form,
        Set<Modifier> modifiers,
        List<String> targets,
        String timeout,
        String onFailure,
        Optional<GuardModel> guard,
        boolean isReachable,
        AnnotationOrigin origin) {

    /** Whether the generated class writes the whole method, and not only the wait before it. */
    public boolean isAbstract() {
        return modifiers.contains(Modifier.ABSTRACT);
    }
}
