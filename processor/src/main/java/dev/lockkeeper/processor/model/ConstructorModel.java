package dev.lockkeeper.processor.model;

import java.util.List;

/** A constructor that the generated class mirrors. */
public record ConstructorModel(
        Visibility visibility,
        List<TypeParameterModel> typeParameters,
        List<ParameterModel> parameters,
        boolean isVarargs,
        List<TypeModel> thrown,
        List<AnnotationModel> annotations) {

    /** The same constructor with other parameters. */
    public ConstructorModel withParameters(List<ParameterModel> changed) {
        return new ConstructorModel(visibility, typeParameters, List.copyOf(changed), isVarargs, thrown, annotations);
    }
}
