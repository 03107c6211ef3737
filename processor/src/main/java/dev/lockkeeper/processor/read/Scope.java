package dev.lockkeeper.processor.read;

import dev.lockkeeper.finding.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;

/** What a name at a member of a class means, and what the generated class may name. Imports are not seen here. */
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

    /** A field of the class or of an enclosing one. */
    Optional<VariableElement> findField(String name) {
        for (TypeElement type : Compilation.withEnclosing(owner)) {
            Optional<VariableElement> field = findField(compilation, type, name);
            if (field.isPresent()) {
                return field;
            }
        }
        return Optional.empty();
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

    /** How many of the names, from the first on, name a type: as many as possible; one when none does. */
    int typePrefix(List<String> names) {
        for (int length = names.size() - 1; length > 0; length--) {
            if (findType(names.subList(0, length)).isPresent()) {
                return length;
            }
        }
        return 1;
    }

    /** A type by its full name, or by its name within the class, the enclosing classes, the package or {@code java.lang}. */
    Optional<TypeElement> findType(List<String> names) {
        String name = String.join(".", names);
        List<String> qualified = new ArrayList<>();
        for (TypeElement type : Compilation.withEnclosing(owner)) {
            if (type.getSimpleName().contentEquals(name)) {
                return Optional.of(type);
            }
            qualified.add(type.getQualifiedName() + "." + name);
        }
        Name packageName = compilation.elements().getPackageOf(owner).getQualifiedName();
        qualified.add(packageName.length() == 0 ? name : packageName + "." + name);
        qualified.add("java.lang." + name);
        qualified.add(name);
        return qualified.stream()
                .filter(candidate -> candidate.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.'))
                .map(candidate -> Optional.ofNullable(compilation.elements().getTypeElement(candidate)))
                .flatMap(Optional::stream)
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

    UnresolvedLockException unknownName(String name) {
        List<String> known = ElementFilter.fieldsIn(compilation.elements().getAllMembers(owner)).stream()
                .filter(field -> !field.asType().getKind().isPrimitive())
                .filter(field -> field.getModifiers().contains(Modifier.FINAL))
                .map(field -> field.getSimpleName().toString())
                .sorted()
                .toList();
        return new UnresolvedLockException(
                "there is no '" + name + "' in " + owner.getSimpleName(),
                NearestName.findSimilar(name, known)
                        .map(nearest -> "did you mean '" + nearest + "'?")
                        .orElse("declare a final field for the lock; a class of another package is known by its full"
                                + " name only, as in 'java.util.Map.class'"));
    }
}
