package dev.lockkeeper.processor.read;

import static java.util.stream.Collectors.joining;

import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.TypeParameterModel;
import java.util.List;
import java.util.Locale;

/** Writes a type as a message shows it: simple names, no annotations. */
final class TypeText {
    private TypeText() {}

    /** A method's signature in short, without the names of parameters. */
    static String signature(
            List<TypeParameterModel> typeParameters,
            TypeModel result,
            String name,
            List<TypeModel> parameters,
            List<TypeModel> thrown) {
        String variables = typeParameters.isEmpty()
                ? ""
                : typeParameters.stream().map(TypeParameterModel::name).collect(joining(", ", "<", "> "));
        String exceptions =
                thrown.isEmpty() ? "" : thrown.stream().map(TypeText::of).collect(joining(", ", " throws ", ""));
        return variables + of(result) + " " + name
                + parameters.stream().map(TypeText::of).collect(joining(", ", "(", ")")) + exceptions;
    }

    static String of(TypeModel type) {
        if (type instanceof TypeModel.Primitive primitive) {
            return primitive.kind().name().toLowerCase(Locale.ROOT);
        }
        if (type instanceof TypeModel.Declared declared) {
            TypeModel.Segment last = declared.segments().get(declared.segments().size() - 1);
            return last.name() + arguments(last.arguments());
        }
        if (type instanceof TypeModel.Array array) {
            return of(array.component()) + "[]";
        }
        if (type instanceof TypeModel.Variable variable) {
            return variable.name();
        }
        return wildcard((TypeModel.Wildcard) type);
    }

    private static String wildcard(TypeModel.Wildcard wildcard) {
        return wildcard.upper()
                .map(bound -> "? extends " + of(bound))
                .or(() -> wildcard.lower().map(bound -> "? super " + of(bound)))
                .orElse("?");
    }

    private static String arguments(List<TypeModel> arguments) {
        return arguments.isEmpty() ? "" : arguments.stream().map(TypeText::of).collect(joining(", ", "<", ">"));
    }
}
