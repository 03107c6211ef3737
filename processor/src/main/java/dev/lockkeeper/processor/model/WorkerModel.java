package dev.lockkeeper.processor.model;

import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A method that a pool of the object runs.
 *
 * @param result what a task of it gives: the return type, boxed, or {@code Void}
 * @param modifiers those of the method in the domain class
 */
public record WorkerModel(
        MethodModel method,
        TypeModel result,
        PoolModel pool,
        Set<Modifier> modifiers,
        boolean isGuarded,
        Origin origin) {}
