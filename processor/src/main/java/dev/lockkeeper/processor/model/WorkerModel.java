package dev.lockkeeper.processor.model;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A method that a pool of the object runs.
 *
 * @param result what a task of it gives: the return type, boxed, or {@code Void}
 * @param owner the class that declares the method, or the domain class where the generated one cannot name that
 * @param erasures the types of the parameters, erased
 * @param takesContext whether its first parameter is a context, which the wiring supplies
 * @param pool as this method's annotation has it; another one may speak for a pool that is shared
 * @param timeout how long a task may run, as the annotation has it; may be empty
 * @param modifiers those of the method in the domain class
 * @param isReachable whether the generated class may call it
 */
public record WorkerModel(
        MethodModel method,
        TypeModel result,
        TypeModel.Declared owner,
        List<TypeModel> erasures,
        boolean takesContext,
        PoolModel pool,
        String timeout,
        Set<Modifier> modifiers,
        boolean isGuarded,
        boolean isReachable,
        AnnotationOrigin origin) {

    /** The parameters that a submission takes: all but the context. */
    public List<ParameterModel> arguments() {
        List<ParameterModel> all = method.parameters();
        return takesContext ? all.subList(1, all.size()) : all;
    }
}
