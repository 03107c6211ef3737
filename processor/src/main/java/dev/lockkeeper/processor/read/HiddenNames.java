package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.TypeModel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The simple names that would mean another type in the generated class than they should: nested types hide imports, and types of
 * the package hide those of {@code java.lang}.
 */
final class HiddenNames {
    /** What generated code itself uses of {@code java.lang}. */
    private static final List<String> STANDARD = List.of(
            "AutoCloseable",
            "Deprecated",
            "ExceptionInInitializerError",
            "InterruptedException",
            "Object",
            "Override",
            "ReflectiveOperationException",
            "SafeVarargs",
            "SuppressWarnings",
            "Void");

    /** Outer classes of nested types that generated code itself names. */
    private static final TypeModel.Declared LOOKUP =
            TypeModel.Declared.of("java.lang.invoke", "MethodHandles", "Lookup");

    private final Compilation compilation;
    private final TypeElement domain;

    HiddenNames(Compilation compilation, TypeElement domain) {
        this.compilation = compilation;
        this.domain = domain;
    }

    /**
     * The names, sorted.
     *
     * @param mentioned the classes that the generated class mentions
     */
    List<String> list(Set<TypeModel.Declared> mentioned) {
        Set<String> nested = ElementFilter.typesIn(compilation.elements().getAllMembers(domain)).stream()
                .map(type -> type.getSimpleName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> hidden = new TreeSet<>(nested);
        Stream.concat(mentioned.stream(), Stream.of(LOOKUP))
                .filter(type -> nested.contains(type.simpleNames().get(0)))
                .forEach(type -> hidden.add(type.simpleName()));
        Stream.concat(
                        STANDARD.stream(),
                        mentioned.stream()
                                .filter(type -> type.packageName().equals("java.lang"))
                                .map(type -> type.simpleNames().get(0)))
                .filter(this::isInPackage)
                .forEach(hidden::add);
        return List.copyOf(hidden);
    }

    private boolean isInPackage(String simpleName) {
        String packageName =
                compilation.elements().getPackageOf(domain).getQualifiedName().toString();
        return !packageName.equals("java.lang")
                && compilation
                                .elements()
                                .getTypeElement(packageName.isEmpty() ? simpleName : packageName + "." + simpleName)
                        != null;
    }
}
