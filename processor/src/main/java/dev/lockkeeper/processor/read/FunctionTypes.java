package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.TypeModel;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** The types of {@code java.util.function} that operations take. */
final class FunctionTypes {
    private static final String PACKAGE = "java.util.function";

    private final Compilation compilation;
    private final TypeReader reader;

    FunctionTypes(Compilation compilation, TypeReader reader) {
        this.compilation = compilation;
        this.reader = reader;
    }

    static TypeModel.Declared declared(String simpleName) {
        return TypeModel.Declared.of(PACKAGE, simpleName);
    }

    /** Small integers compute as {@code int} and {@code float} as {@code double}, as they do in expressions. */
    static String specialisation(TypeKind kind) {
        return switch (kind) {
            case BYTE, SHORT, CHAR, INT -> "Int";
            case LONG -> "Long";
            case FLOAT, DOUBLE -> "Double";
            default -> "";
        };
    }

    static boolean isNamed(TypeMirror found, String simpleName) {
        return found.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) found).asElement())
                        .getQualifiedName()
                        .contentEquals(PACKAGE + "." + simpleName);
    }

    /** Whether a type is a function whose arguments and result are all of the value's type, boxed, or bounded by it. */
    boolean isOperator(TypeMirror found, String simpleName, int arity, TypeMirror value) {
        return isGeneric(found, simpleName, arity)
                && arguments(found).stream()
                        .allMatch(argument -> compilation.types().isSameType(bound(argument), box(value)));
    }

    /** Whether a type is a function that a value can be given to. */
    boolean takes(TypeMirror found, String simpleName, int arity, TypeMirror value) {
        return isGeneric(found, simpleName, arity)
                && compilation.types().isSubtype(value, bound(arguments(found).get(0)));
    }

    /** Whether a method returns what the {@code Function} that is its first parameter gives. */
    boolean isResultOfFunction(ExecutableType signature) {
        TypeMirror given = bound(arguments(signature.getParameterTypes().get(0)).get(1));
        return compilation.types().isSubtype(given, signature.getReturnType());
    }

    TypeModel boxed(TypeMirror type) {
        return reader.read(box(type));
    }

    private TypeMirror box(TypeMirror type) {
        return type.getKind().isPrimitive()
                ? compilation
                        .types()
                        .boxedClass(compilation.types().getPrimitiveType(type.getKind()))
                        .asType()
                : type;
    }

    private static boolean isGeneric(TypeMirror found, String simpleName, int arity) {
        return isNamed(found, simpleName) && arguments(found).size() == arity;
    }

    private static List<? extends TypeMirror> arguments(TypeMirror found) {
        return ((DeclaredType) found).getTypeArguments();
    }

    /** What a wildcard stands for, as far as values go in or come out. */
    private static TypeMirror bound(TypeMirror argument) {
        if (argument instanceof WildcardType wildcard) {
            TypeMirror lower = wildcard.getSuperBound();
            TypeMirror upper = wildcard.getExtendsBound();
            return lower != null ? lower : upper != null ? upper : argument;
        }
        return argument;
    }
}
