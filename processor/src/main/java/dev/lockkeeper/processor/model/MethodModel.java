package dev.lockkeeper.processor.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The signature of a method to write, as a member of the domain class.
 *
 * @param isOverride whether it overrides a method of the domain class
 * @param annotations those that an override repeats
 */
public record MethodModel(
        String name,
        Visibility visibility,
        boolean isStatic,
        boolean isOverride,
        List<TypeParameterModel> typeParameters,
        List<ParameterModel> parameters,
        boolean isVarargs,
        TypeModel returnType,
        List<TypeModel> thrown,
        List<AnnotationModel> annotations) {

    /** A method of this shape that overrides nothing. */
    public static MethodModel operation(
            String name,
            Visibility visibility,
            boolean isStatic,
            List<ParameterModel> parameters,
            TypeModel returnType) {
        return new MethodModel(
                name,
                visibility,
                isStatic,
                false,
                List.of(),
                List.copyOf(parameters),
                false,
                returnType,
                List.of(),
                List.of());
    }

    /** The names of the parameters in their order. */
    public Stream<String> parameterNames() {
        return parameters.stream().map(ParameterModel::name);
    }

    /** The name of the parameter at this place. */
    public String parameterName(int index) {
        return parameters.get(index).name();
    }
}
