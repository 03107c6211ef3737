package dev.lockkeeper.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lockkeeper.processor.model.AnnotationModel;
import dev.lockkeeper.processor.model.ParameterModel;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The compiler's warnings that generated code cannot avoid, for it repeats what the domain class declares. */
final class Warnings {
    private static final String UNCHECKED = "unchecked";
    private static final String VARARGS = "varargs";

    private Warnings() {}

    /** Adds {@code @SuppressWarnings} for what is listed; nothing is added for an empty list. */
    static void suppress(MethodSpec.Builder method, Collection<String> warnings) {
        if (!warnings.isEmpty()) {
            method.addAnnotation(suppression(warnings));
        }
    }

    static AnnotationSpec suppression(Collection<String> warnings) {
        CodeBlock list = new TreeSet<>(warnings)
                .stream().map(warning -> CodeBlock.of("$S", warning)).collect(CodeBlock.joining(", "));
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", warnings.size() == 1 ? "$L" : "{$L}", list)
                .build();
    }

    /** What a cast gives rise to. */
    static Set<String> ofCast(boolean isUnchecked) {
        return isUnchecked ? Set.of(UNCHECKED) : Set.of();
    }

    /** What a variable number of arguments gives rise to when their type is generic. */
    static Set<String> ofVarargs(
            List<ParameterModel> parameters, boolean isVarargs, List<AnnotationModel> annotations) {
        if (!isVarargs || !isUncheckedCast(parameters.get(parameters.size() - 1).type())) {
            return Set.of();
        }
        boolean isSafe = annotations.stream()
                .anyMatch(annotation -> annotation.type().simpleName().equals("SafeVarargs"));
        return Set.of(isSafe ? VARARGS : UNCHECKED);
    }

    /** Whether a cast to the type is one that the run time cannot check. */
    static boolean isUncheckedCast(TypeModel type) {
        if (type instanceof TypeModel.Array array) {
            return isUncheckedCast(array.component());
        }
        return type instanceof TypeModel.Variable
                || (type instanceof TypeModel.Declared declared
                        && declared.segments().stream()
                                .flatMap(segment -> segment.arguments().stream())
                                .anyMatch(argument -> !isUnbounded(argument)));
    }

    private static boolean isUnbounded(TypeModel argument) {
        return argument instanceof TypeModel.Wildcard wildcard
                && wildcard.upper().isEmpty()
                && wildcard.lower().isEmpty();
    }
}
