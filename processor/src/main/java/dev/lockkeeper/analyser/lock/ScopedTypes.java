package dev.lockkeeper.analyser.lock;

import java.util.Optional;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Finds the class that a simple name denotes inside another class. */
final class ScopedTypes {
    private final Elements elements;
    private final MemberLookup members;
    private final BiFunction<TypeElement, String, Optional<TypeElement>> imports;

    ScopedTypes(
            Elements elements, MemberLookup members, BiFunction<TypeElement, String, Optional<TypeElement>> imports) {
        this.elements = elements;
        this.members = members;
        this.imports = imports;
    }

    /** In the order of the language: enclosing classes and their members, imports, the package, {@code java.lang}. */
    Optional<TypeElement> find(TypeElement from, String name) {
        for (Element scope = from; scope != null; scope = scope.getEnclosingElement()) {
            Optional<TypeElement> found = scope instanceof TypeElement type
                    ? findAround(type, name)
                    : scope instanceof PackageElement home ? findInPackages(from, home, name) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<TypeElement> findAround(TypeElement type, String name) {
        return type.getSimpleName().contentEquals(name) ? Optional.of(type) : members.findType(type, name);
    }

    private Optional<TypeElement> findInPackages(TypeElement from, PackageElement home, String name) {
        String prefix = home.isUnnamed() ? "" : home.getQualifiedName() + ".";
        return imports.apply(from, name)
                .or(() -> findQualified(prefix + name))
                .or(() -> findQualified("java.lang." + name));
    }

    Optional<TypeElement> findQualified(String name) {
        return Optional.ofNullable(elements.getTypeElement(name));
    }
}
