package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.MethodSpec;
import dev.lockkeeper.processor.model.AnnotationModel;
import dev.lockkeeper.processor.model.WorkerModel;

/** Keeps the compiler from warning of what the domain class has decided: to deprecate a worker, and to have it. */
final class Deprecation {
    private Deprecation() {}

    /** Lets a method call the worker, deprecated or not. */
    static MethodSpec.Builder allow(WorkerModel worker, MethodSpec.Builder spec) {
        worker.method().annotations().stream()
                .filter(annotation -> annotation.type().qualifiedName().equals("java.lang.Deprecated"))
                .map(Deprecation::suppression)
                .forEach(spec::addAnnotation);
        return spec;
    }

    private static AnnotationSpec suppression(AnnotationModel deprecated) {
        boolean isForRemoval = deprecated
                .members()
                .contains(new AnnotationModel.Member("forRemoval", new AnnotationModel.Constant(true)));
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", isForRemoval ? "removal" : "deprecation")
                .build();
    }
}
