package dev.lockkeeper.scope;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds types by their full names, as the module of a class sees them. */
final class TypesByName {
    private final Elements elements;

    TypesByName(Elements elements) {
        this.elements = elements;
    }

    /** The type of this full name. */
    Optional<TypeElement> find(TypeElement from, String name) {
        ModuleElement module = moduleOf(from);
        return Optional.ofNullable(
                module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name));
    }

    Optional<ModuleElement> findModule(String name) {
        return Optional.ofNullable(elements.getModuleElement(name));
    }

    /** The module of a class; none before there were modules. */
    @Nullable
    ModuleElement moduleOf(TypeElement type) {
        return elements.getModuleOf(type);
    }

    /** The type of this simple name in the package of a class. */
    Optional<TypeElement> findNeighbour(TypeElement from, String name) {
        String home = elements.getPackageOf(from).getQualifiedName().toString();
        return find(from, home.isEmpty() ? name : home + "." + name);
    }

    boolean isSamePackage(Element first, Element second) {
        return elements.getPackageOf(first).equals(elements.getPackageOf(second));
    }
}
