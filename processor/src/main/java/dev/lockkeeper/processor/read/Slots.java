package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.StandardTypes;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/** Makes the slots of operations on values of one type. */
final class Slots {
    private final Compilation compilation;
    private final TypeReader reader;
    private final TypeMirror type;
    private final TypeModel model;

    Slots(Compilation compilation, TypeReader reader, TypeMirror type) {
        this.compilation = compilation;
        this.reader = reader;
        this.type = type;
        this.model = reader.read(type);
    }

    TypeModel model() {
        return model;
    }

    /** A parameter that takes a value. */
    Slot value(String name) {
        return new Slot(name, model, this::isSame);
    }

    /** A result that is a value; a reference may be declared as a supertype of it. */
    Slot result() {
        return new Slot("", model, this::isResult);
    }

    /** A result that is a value, or is not of interest. */
    Slot resultOrNothing() {
        return new Slot("", model, found -> found.getKind() == TypeKind.VOID || isResult(found));
    }

    static Slot nothing() {
        return new Slot("", StandardTypes.VOID, found -> found.getKind() == TypeKind.VOID);
    }

    static Slot primitive(String name, TypeKind kind) {
        return new Slot(name, new TypeModel.Primitive(kind, java.util.List.of()), found -> found.getKind() == kind);
    }

    /** A parameter that computes a value from a value, without boxing where the JDK has such a type. */
    Slot unaryOperator(String name) {
        return operator(
                name,
                "UnaryOperator",
                found -> isFunction(found, "UnaryOperator", 1) || isFunction(found, "Function", 2));
    }

    /** A parameter that computes a value from two. */
    Slot binaryOperator(String name) {
        return operator(name, "BinaryOperator", found -> isFunction(found, "BinaryOperator", 1));
    }

    private Slot operator(String name, String simpleName, Predicate<TypeMirror> fitsReference) {
        String specialised = specialisation(type.getKind()) + simpleName;
        if (specialised.equals(simpleName)) {
            TypeModel boxed = reader.read(boxed());
            return new Slot(
                    name,
                    TypeModel.Declared.of("java.util.function", simpleName).withArguments(boxed),
                    fitsReference);
        }
        return new Slot(
                name,
                TypeModel.Declared.of("java.util.function", specialised),
                found -> isNamed(found, "java.util.function." + specialised));
    }

    /** Small integers compute as {@code int} and {@code float} as {@code double}, as they do in expressions. */
    private static String specialisation(TypeKind kind) {
        return switch (kind) {
            case BYTE, SHORT, CHAR, INT -> "Int";
            case LONG -> "Long";
            case FLOAT, DOUBLE -> "Double";
            default -> "";
        };
    }

    private boolean isFunction(TypeMirror found, String simpleName, int arity) {
        return isNamed(found, "java.util.function." + simpleName)
                && ((DeclaredType) found).getTypeArguments().size() == arity
                && ((DeclaredType) found)
                        .getTypeArguments().stream().allMatch(argument -> types().isSameType(bound(argument), boxed()));
    }

    private static TypeMirror bound(TypeMirror argument) {
        if (argument instanceof WildcardType wildcard) {
            TypeMirror lower = wildcard.getSuperBound();
            TypeMirror upper = wildcard.getExtendsBound();
            return lower != null ? lower : upper != null ? upper : argument;
        }
        return argument;
    }

    private boolean isNamed(TypeMirror found, String qualifiedName) {
        return found.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) found).asElement())
                        .getQualifiedName()
                        .contentEquals(qualifiedName);
    }

    private boolean isSame(TypeMirror found) {
        return types().isSameType(found, type);
    }

    private boolean isResult(TypeMirror found) {
        return isSame(found) || (!type.getKind().isPrimitive() && types().isSubtype(type, found));
    }

    private TypeMirror boxed() {
        return type.getKind().isPrimitive()
                ? types().boxedClass(types().getPrimitiveType(type.getKind())).asType()
                : type;
    }

    private Types types() {
        return compilation.types();
    }
}
