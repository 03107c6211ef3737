package dev.lockkeeper.scope;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Finds members of a class by name: those that it declares hide those that it would inherit. */
final class Members {
    private Members() {}

    /** The members that are wanted; several where they are inherited from unrelated types. */
    static <E extends Element> Set<E> named(
            TypeElement owner, String name, Class<E> kind, Predicate<? super E> isWanted) {
        Set<E> found = new LinkedHashSet<>();
        for (Element member : owner.getEnclosedElements()) {
            if (kind.isInstance(member) && member.getSimpleName().contentEquals(name)) {
                Stream.of(kind.cast(member)).filter(isWanted).forEach(found::add);
            }
        }
        if (found.isEmpty()) {
            supertypes(owner)
                    .forEach(supertype -> named(supertype, name, kind, isWanted).stream()
                            .filter(inherited -> !inherited.getModifiers().contains(Modifier.PRIVATE))
                            .forEach(found::add));
        }
        return found;
    }

    private static List<TypeElement> supertypes(TypeElement type) {
        return Stream.concat(Stream.<TypeMirror>of(type.getSuperclass()), type.getInterfaces().stream())
                .filter(DeclaredType.class::isInstance)
                .map(supertype -> (TypeElement) ((DeclaredType) supertype).asElement())
                .toList();
    }
}
