package dev.lockkeeper.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * What a name means inside a class. What is nearer shadows what is farther, in the order of the language: members of the class and of
 * those around it, single imports, the package, imports on demand with {@code java.lang}, imports of modules.
 */
public final class ScopedNames {
    private final TypesByName types;
    private final Function<String, Optional<ClassSource>> sources;
    private final Map<String, ClassSource> known = new HashMap<>();

    /**
     * Names in the classes of a compilation.
     *
     * @param sources finds the source of a top-level class by its full name; none where the compiler does not show it, or the class was
     *     compiled before
     */
    public ScopedNames(Elements elements, Function<String, Optional<ClassSource>> sources) {
        this.types = new TypesByName(elements);
        this.sources = sources;
    }

    /** The source of the file that a class stands in. */
    public Optional<ClassSource> findSource(TypeElement type) {
        String name = outermost(type).getQualifiedName().toString();
        if (!known.containsKey(name)) {
            sources.apply(name).ifPresent(source -> known.put(name, source));
        }
        return Optional.ofNullable(known.get(name));
    }

    /**
     * The top-level class around a class, if the language calls that auxiliary: its file is named after another class, and
     * code in other files had better not name it.
     */
    public Optional<TypeElement> findAuxiliary(TypeElement type) {
        TypeElement outermost = outermost(type);
        boolean isAuxiliary = !outermost.getModifiers().contains(Modifier.PUBLIC)
                && findSource(type).flatMap(ClassSource::sharedFile).isPresent();
        return isAuxiliary ? Optional.of(outermost) : Optional.empty();
    }

    private static TypeElement outermost(TypeElement type) {
        TypeElement outermost = type;
        for (Element scope = type; scope != null; scope = scope.getEnclosingElement()) {
            outermost = scope instanceof TypeElement enclosing ? enclosing : outermost;
        }
        return outermost;
    }

    /** The types that a simple name can mean in a class: none, or one, or several that the language would call ambiguous. */
    public List<TypeElement> types(TypeElement from, String name) {
        if (!SourceVersion.isIdentifier(name)) {
            return List.of();
        }
        for (Element scope = from; scope != null; scope = scope.getEnclosingElement()) {
            if (scope instanceof TypeElement type) {
                List<TypeElement> members = memberTypes(from, type, name);
                if (!members.isEmpty()) {
                    return members;
                }
                if (type.getSimpleName().contentEquals(name)) {
                    return List.of(type);
                }
            }
        }
        ImportedNames imported = imported(from);
        return Stream.<Function<String, ? extends Collection<TypeElement>>>of(
                        imported::singleTypes,
                        simpleName ->
                                types.findNeighbour(from, simpleName).stream().toList(),
                        imported::typesOnDemand,
                        imported::typesOfModules)
                .map(scope -> List.<TypeElement>copyOf(scope.apply(name)))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The types that a class declares or inherits under a simple name, as seen from a class. */
    public List<TypeElement> memberTypes(TypeElement from, TypeElement owner, String name) {
        return new ArrayList<>(Members.named(
                owner,
                name,
                TypeElement.class,
                type -> owner.equals(type.getEnclosingElement()) || isInheritable(type, from)));
    }

    private boolean isInheritable(TypeElement type, TypeElement from) {
        Set<Modifier> modifiers = type.getModifiers();
        return modifiers.contains(Modifier.PUBLIC)
                || modifiers.contains(Modifier.PROTECTED)
                || types.isSamePackage(type, from);
    }

    /** The static fields that the file of a class imports under a simple name. */
    public List<VariableElement> importedFields(TypeElement from, String name) {
        return imported(from).fields(name);
    }

    /** The static methods without parameters that the file of a class imports under a simple name. */
    public List<ExecutableElement> importedMethods(TypeElement from, String name) {
        return imported(from).methods(name);
    }

    private ImportedNames imported(TypeElement from) {
        return new ImportedNames(
                types, from, findSource(from).map(ClassSource::imports).orElse(List.of()));
    }

    /**
     * How many names, from the first on, are the full name of a top-level type with its package; 0 when they begin with none. A type
     * without a package is no such type: nothing but its own package can name it.
     */
    public int qualifiedTypeLength(TypeElement from, List<String> names) {
        for (int length = 2; length < names.size(); length++) {
            if (findQualified(from, names.subList(0, length)).isPresent()) {
                return length;
            }
        }
        return 0;
    }

    /** The type whose full name consists of these names. */
    public Optional<TypeElement> findQualified(TypeElement from, List<String> names) {
        return names.stream().allMatch(SourceVersion::isIdentifier)
                ? types.find(from, String.join(".", names))
                : Optional.empty();
    }
}
