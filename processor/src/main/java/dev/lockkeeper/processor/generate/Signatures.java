package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.lockkeeper.processor.model.ConstructorModel;
import dev.lockkeeper.processor.model.MethodModel;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.Visibility;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Starts methods and constructors: everything but the body. */
final class Signatures {
    private Signatures() {}

    static MethodSpec.Builder start(MethodModel method) {
        return start(method, Set.of());
    }

    /**
     * Starts a method.
     *
     * @param warnings what its body gives rise to
     */
    static MethodSpec.Builder start(MethodModel method, Set<String> warnings) {
        MethodSpec.Builder spec = MethodSpec.methodBuilder(method.name())
                .addModifiers(modifiers(method.visibility()))
                .addAnnotations(TypeNames.annotations(method.annotations()))
                .returns(TypeNames.of(method.returnType()))
                .varargs(method.isVarargs());
        if (method.isStatic()) {
            spec.addModifiers(Modifier.STATIC);
        }
        if (method.isOverride()) {
            spec.addAnnotation(Override.class);
        }
        Set<String> all = new TreeSet<>(warnings);
        all.addAll(Warnings.ofVarargs(method.parameters(), method.isVarargs(), method.annotations()));
        Warnings.suppress(spec, all);
        method.typeParameters().forEach(parameter -> spec.addTypeVariable(TypeNames.of(parameter)));
        addParameters(spec, method.parameters(), method.thrown());
        return spec;
    }

    static MethodSpec.Builder start(ConstructorModel constructor) {
        MethodSpec.Builder spec = MethodSpec.constructorBuilder()
                .addModifiers(modifiers(constructor.visibility()))
                .addAnnotations(TypeNames.annotations(constructor.annotations()))
                .varargs(constructor.isVarargs());
        Warnings.suppress(
                spec, Warnings.ofVarargs(constructor.parameters(), constructor.isVarargs(), constructor.annotations()));
        constructor.typeParameters().forEach(parameter -> spec.addTypeVariable(TypeNames.of(parameter)));
        addParameters(spec, constructor.parameters(), constructor.thrown());
        return spec;
    }

    static Modifier[] modifiers(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> new Modifier[] {Modifier.PUBLIC};
            case PROTECTED -> new Modifier[] {Modifier.PROTECTED};
            case PRIVATE -> new Modifier[] {Modifier.PRIVATE};
            case PACKAGE -> new Modifier[0];
        };
    }

    /** The parameters as they are handed on in a call. */
    static String arguments(List<ParameterModel> parameters) {
        return parameters.stream().map(ParameterModel::name).collect(Collectors.joining(", "));
    }

    private static void addParameters(
            MethodSpec.Builder spec, List<ParameterModel> parameters, List<TypeModel> thrown) {
        for (ParameterModel parameter : parameters) {
            spec.addParameter(ParameterSpec.builder(TypeNames.of(parameter.type()), parameter.name())
                    .addAnnotations(TypeNames.annotations(parameter.annotations()))
                    .build());
        }
        thrown.forEach(type -> spec.addException(TypeNames.of(type)));
    }
}
