package dev.lockkeeper.processor.model;

import java.util.List;

/** A parameter of a constructor or a method. */
public record ParameterModel(String name, TypeModel type, List<AnnotationModel> annotations) {

    /** A parameter without annotations. */
    public static ParameterModel of(String name, TypeModel type) {
        return new ParameterModel(name, type, List.of());
    }
}
