package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.WorkerModel;
import java.util.List;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * A worker, and its types as the compiler has them.
 *
 * @param signature the method as a member of the domain class
 * @param result what a task of it gives
 */
record FoundWorker(WorkerModel model, ExecutableType signature, TypeMirror result) {
    String name() {
        return model.method().name();
    }

    /** The types of the parameters that a submission takes: all but the context. */
    List<? extends TypeMirror> argumentTypes() {
        List<? extends TypeMirror> all = signature.getParameterTypes();
        return model.takesContext() ? all.subList(1, all.size()) : all;
    }
}
