package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.ClassReference;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Finds out how generated code can name the classes that declare what it uses. */
final class ClassReferences {
    private final Compilation compilation;
    private final Hierarchy hierarchy;
    private final TypeReader types;

    ClassReferences(Compilation compilation, Hierarchy hierarchy, TypeReader types) {
        this.compilation = compilation;
        this.hierarchy = hierarchy;
        this.types = types;
    }

    /** A reference to a class: a superclass that is out of reach is found from the lowest class above the domain class that is not. */
    Optional<ClassReference> find(TypeElement type) {
        if (compilation.isNameable(type, hierarchy.domain())) {
            return Optional.of(reference(type, type, 0));
        }
        List<TypeElement> classes = hierarchy.classes();
        int index = classes.indexOf(type);
        for (int lower = index - 1; lower >= 0; lower--) {
            if (compilation.isNameable(classes.get(lower), hierarchy.domain())) {
                return Optional.of(reference(type, classes.get(lower), index - lower));
            }
        }
        return Optional.empty();
    }

    /** A reference to the class by its own name, be that in reach or not. */
    ClassReference byName(TypeElement type) {
        return reference(type, type, 0);
    }

    private ClassReference reference(TypeElement type, TypeElement named, int levels) {
        return new ClassReference(types.readClass(type), types.readClass(named), levels);
    }
}
