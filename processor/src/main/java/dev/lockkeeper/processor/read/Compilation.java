package dev.lockkeeper.processor.read;

import dev.lockkeeper.scope.ScopedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The compiler's services and the questions about elements that several readers ask. */
record Compilation(Types types, Elements elements, GeneratedNames generatedNames, ScopedNames names) {

    /** The package of the runtime, as the beginning of a qualified name. */
    static final String RUNTIME = "dev.lockkeeper.runtime.";

    /** Whether there is such a class and the module of a class can see it. */
    boolean isVisible(String qualifiedName, TypeElement from) {
        return elements.getTypeElement(elements.getModuleOf(from), qualifiedName) != null;
    }

    /** Whether a type is the named class or interface, or a subtype of it. */
    boolean isSubtype(TypeMirror type, String qualifiedName) {
        TypeElement element = elements.getTypeElement(qualifiedName);
        if (element == null) {
            return false;
        }
        TypeMirror erased = types.erasure(element.asType());
        // Of several bounds of a type variable its erasure keeps the first only.
        return types.isSubtype(types.erasure(type), erased)
                || (type.getKind() == TypeKind.TYPEVAR && types.isSubtype(type, erased));
    }

    /** The class or interface behind a type, if it is one that exists. */
    Optional<TypeElement> findElement(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
                : Optional.empty();
    }

    /** The superclass, unless that is {@code Object} or missing. */
    Optional<TypeElement> findSuperclass(TypeElement type) {
        return findElement(type.getSuperclass())
                .filter(superclass -> !superclass.getQualifiedName().contentEquals("java.lang.Object"));
    }

    /** Whether code of a package may name a member that is declared in a class which it can name. */
    boolean isReachable(Element member, TypeElement from) {
        return !isPrivate(member)
                && (isPublic(member)
                        || member.getModifiers().contains(Modifier.PROTECTED)
                        || isSamePackage(member, from));
    }

    /** Whether code of the package and the subclasses of a class may write the name of a type. */
    boolean isNameable(TypeElement type, TypeElement from) {
        return withEnclosing(type).stream()
                .allMatch(enclosing -> isPublic(enclosing)
                        || (!isPrivate(enclosing)
                                && (isSamePackage(enclosing, from) || isInheritedMember(enclosing, from))));
    }

    /** A protected class is in reach where the class that it is nested in is extended, and nowhere else. */
    private boolean isInheritedMember(TypeElement type, TypeElement from) {
        return type.getModifiers().contains(Modifier.PROTECTED)
                && types.isSubtype(
                        types.erasure(from.asType()),
                        types.erasure(ownerOf(type).asType()));
    }

    /** Whether the module of a member lets the module of a class look into the member's package. */
    boolean isOpen(Element member, TypeElement from) {
        ModuleElement module = elements.getModuleOf(member);
        ModuleElement reader = elements.getModuleOf(from);
        return module == null
                || module.isUnnamed()
                || module.isOpen()
                || module.equals(reader)
                || ElementFilter.opensIn(module.getDirectives()).stream()
                        .filter(opens -> opens.getPackage().equals(elements.getPackageOf(member)))
                        .anyMatch(opens -> opens.getTargetModules() == null
                                || opens.getTargetModules().contains(reader));
    }

    boolean isSamePackage(Element member, Element from) {
        return elements.getPackageOf(member).equals(elements.getPackageOf(from));
    }

    /** The class or interface that declares a member. */
    static TypeElement ownerOf(Element member) {
        return (TypeElement) Objects.requireNonNull(member.getEnclosingElement(), "a member has an owner");
    }

    /** A class and those around it, from the innermost to the outermost. */
    static List<TypeElement> withEnclosing(TypeElement type) {
        List<TypeElement> types = new ArrayList<>();
        Element next = type;
        while (next instanceof TypeElement enclosing) {
            types.add(enclosing);
            next = enclosing.getEnclosingElement();
        }
        return types;
    }

    static boolean isPrivate(Element element) {
        return element.getModifiers().contains(Modifier.PRIVATE);
    }

    static boolean isPublic(Element element) {
        return element.getModifiers().contains(Modifier.PUBLIC);
    }

    static boolean isStatic(Element element) {
        return element.getModifiers().contains(Modifier.STATIC);
    }

    static boolean isAbstract(Element element) {
        return element.getModifiers().contains(Modifier.ABSTRACT);
    }
}
