package dev.lockkeeper.processor.read;

import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;

/** The members of types, and what of them the generated class may name. */
final class Scope {
    private final Compilation compilation;
    private final TypeElement owner;
    private final TypeElement domain;

    /**
     * The scope of a member.
     *
     * @param owner the class that declares the member
     * @param domain the class whose generated subclass has to reach what is named
     */
    Scope(Compilation compilation, TypeElement owner, TypeElement domain) {
        this.compilation = compilation;
        this.owner = owner;
        this.domain = domain;
    }

    TypeElement owner() {
        return owner;
    }

    TypeElement domain() {
        return domain;
    }

    /** A field that a class declares or inherits; one that is declared hides those that would be inherited. */
    static Optional<VariableElement> findField(Compilation compilation, TypeElement type, String name) {
        return findDeclaredField(type, name)
                .or(() -> Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
                        .flatMap(supertype -> compilation.findElement(supertype).stream())
                        .flatMap(supertype -> findField(compilation, supertype, name).stream())
                        .filter(field -> !Compilation.isPrivate(field))
                        .findFirst());
    }

    private static Optional<VariableElement> findDeclaredField(TypeElement type, String name) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(name))
                .findFirst();
    }

    /** A method without parameters that a class declares or inherits. */
    static Optional<ExecutableElement> findMethod(Compilation compilation, TypeElement type, String name) {
        return ElementFilter.methodsIn(compilation.elements().getAllMembers(type)).stream()
                .filter(method -> method.getSimpleName().contentEquals(name))
                .filter(method -> method.getParameters().isEmpty())
                .findFirst();
    }

    /** Whether {@code Type.this} is the object itself. */
    boolean isSelf(TypeElement type) {
        return compilation
                .types()
                .isSubtype(
                        compilation.types().erasure(owner.asType()),
                        compilation.types().erasure(type.asType()));
    }

    /** The class whose members an expression of this type has. */
    Optional<TypeElement> findElement(TypeMirror type) {
        if (type instanceof TypeVariable variable) {
            return findElement(variable.getUpperBound());
        }
        if (type instanceof IntersectionType intersection) {
            return findElement(intersection.getBounds().get(0));
        }
        return compilation.findElement(type);
    }

    /** Whether the generated class may write a type's name. */
    boolean isNameable(TypeMirror type) {
        TypeMirror erasure = compilation.types().erasure(type);
        if (erasure instanceof ArrayType array) {
            return isNameable(array.getComponentType());
        }
        return compilation
                .findElement(erasure)
                .map(element -> compilation.isNameable(element, domain))
                .orElse(true);
    }
}
