package dev.lockkeeper.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The names of the classes that this compilation generates. The compiler shows a type that does not exist yet by the name
 * that the source gives it, often without its package; for types that come from here the package is known.
 */
public final class GeneratedNames {
    private static final String PREFIX = "Concurrent";

    /** Packages by simple name; sorted, for lookups must not depend on the order of rounds. */
    private final Map<String, List<String>> packages = new TreeMap<>();

    /** The simple name of the class generated for a domain class: {@code Outer.Inner} gives {@code ConcurrentOuter_Inner}. */
    public static String simpleName(TypeElement domain) {
        List<String> names = new ArrayList<>();
        for (TypeElement type : Compilation.withEnclosing(domain)) {
            names.add(0, type.getSimpleName().toString());
        }
        return PREFIX + String.join("_", names);
    }

    /** Remembers that a class is generated for this one, in this round or later. */
    public void add(TypeElement domain, Elements elements) {
        String packageName = elements.getPackageOf(domain).getQualifiedName().toString();
        packages.merge(
                simpleName(domain),
                List.of(packageName),
                (before, added) -> Stream.concat(before.stream(), added.stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** Whether a missing type that a class mentions is one that is generated for a class of this compilation. */
    public boolean isKnown(String name, TypeElement mentioning, Elements elements) {
        return findPackage(
                        name,
                        elements.getPackageOf(mentioning).getQualifiedName().toString())
                .isPresent();
    }

    /**
     * The package of a generated class that a source mentions.
     *
     * @param name the name as the compiler shows it, qualified or not
     * @param from the package of that source
     */
    Optional<String> findPackage(String name, String from) {
        int dot = name.lastIndexOf('.');
        List<String> candidates = packages.getOrDefault(name.substring(dot + 1), List.of());
        if (dot >= 0) {
            return candidates.stream().filter(name.substring(0, dot)::equals).findFirst();
        }
        if (candidates.contains(from)) {
            return Optional.of(from);
        }
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }
}
