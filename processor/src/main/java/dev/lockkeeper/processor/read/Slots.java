package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.StandardTypes;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Makes the slots of operations on values of one type. */
final class Slots {
    private final FunctionTypes functions;
    private final TypeMirror type;
    private final TypeModel model;
    private final TypeModel erasure;
    private final Compilation compilation;

    Slots(Compilation compilation, TypeReader reader, TypeMirror type) {
        this.compilation = compilation;
        this.functions = new FunctionTypes(compilation, reader);
        this.type = type;
        this.model = reader.read(type);
        this.erasure = reader.erased(type);
    }

    TypeModel model() {
        return model;
    }

    /** Whether operations compute with values of the type: a primitive number, but no {@code char}. */
    boolean isNumeric() {
        return type.getKind().isPrimitive() && type.getKind() != TypeKind.BOOLEAN && type.getKind() != TypeKind.CHAR;
    }

    boolean isBoolean() {
        return type.getKind() == TypeKind.BOOLEAN;
    }

    /** A parameter that takes a value. */
    Slot value(String name) {
        return new Slot(name, model, erasure, this::isSame);
    }

    /** A result that is a value; a reference may be declared as a supertype of it. */
    Slot result() {
        return new Slot("", model, erasure, this::isResult);
    }

    /** A result that is a value, or is not of interest. */
    Slot resultOrNothing() {
        return new Slot("", model, erasure, found -> found.getKind() == TypeKind.VOID || isResult(found));
    }

    static Slot nothing() {
        return primitive("", TypeKind.VOID);
    }

    static Slot primitive(String name, TypeKind kind) {
        TypeModel primitive = new TypeModel.Primitive(kind, List.of());
        return new Slot(name, primitive, primitive, found -> found.getKind() == kind);
    }

    /** A result that a function decides. */
    static Slot variable(String name) {
        return new Slot(
                "",
                new TypeModel.Variable(name, List.of()),
                StandardTypes.OBJECT,
                found -> found.getKind() != TypeKind.VOID);
    }

    /** A parameter that computes a value from a value, without boxing where the JDK has such a type. */
    Slot unaryOperator(String name) {
        return operator(
                name,
                "UnaryOperator",
                found -> functions.isOperator(found, "UnaryOperator", 1, type)
                        || functions.isOperator(found, "Function", 2, type));
    }

    /** A parameter that computes a value from two. */
    Slot binaryOperator(String name) {
        return operator(name, "BinaryOperator", found -> functions.isOperator(found, "BinaryOperator", 1, type));
    }

    /** A parameter that computes anything from a value. */
    Slot function(String name, String resultVariable) {
        TypeModel result = TypeModel.Wildcard.extending(new TypeModel.Variable(resultVariable, List.of()));
        return functional(
                name,
                FunctionTypes.declared("Function").withArguments(TypeModel.Wildcard.superOf(model), result),
                found -> functions.takes(found, "Function", 2, type));
    }

    /** A parameter that does something with a value. */
    Slot consumer(String name) {
        return functional(
                name,
                FunctionTypes.declared("Consumer").withArguments(TypeModel.Wildcard.superOf(model)),
                found -> functions.takes(found, "Consumer", 1, type));
    }

    private Slot operator(String name, String simpleName, Predicate<TypeMirror> fitsReference) {
        String specialised = FunctionTypes.specialisation(type.getKind()) + simpleName;
        if (specialised.equals(simpleName)) {
            return functional(
                    name, FunctionTypes.declared(simpleName).withArguments(functions.boxed(type)), fitsReference);
        }
        return functional(
                name, FunctionTypes.declared(specialised), found -> FunctionTypes.isNamed(found, specialised));
    }

    private static Slot functional(String name, TypeModel.Declared type, Predicate<TypeMirror> fits) {
        return new Slot(name, type, FunctionTypes.declared(type.simpleName()), fits);
    }

    private boolean isSame(TypeMirror found) {
        return compilation.types().isSameType(found, type);
    }

    private boolean isResult(TypeMirror found) {
        return isSame(found)
                || (!type.getKind().isPrimitive() && compilation.types().isSubtype(type, found));
    }
}
