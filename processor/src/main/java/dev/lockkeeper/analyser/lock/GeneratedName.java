package dev.lockkeeper.analyser.lock;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** The class that is generated for a domain class. */
public final class GeneratedName {
    private static final String PREFIX = "Concurrent";

    private GeneratedName() {}

    /** The simple name: {@code ConcurrentAccount}, {@code ConcurrentOuter_Inner}. */
    public static String of(TypeElement domain) {
        StringBuilder name = new StringBuilder(domain.getSimpleName());
        Element outer = domain.getEnclosingElement();
        while (outer instanceof TypeElement type) {
            name.insert(0, type.getSimpleName() + "_");
            outer = type.getEnclosingElement();
        }
        return PREFIX + name;
    }

    /** The name with the package. */
    public static String qualified(TypeElement domain) {
        Element scope = domain;
        while (scope != null && !(scope instanceof PackageElement)) {
            scope = scope.getEnclosingElement();
        }
        return scope instanceof PackageElement home && !home.isUnnamed()
                ? home.getQualifiedName() + "." + of(domain)
                : of(domain);
    }

    /** Whether the class can have a subclass in its package: a generated one, that is. */
    public static boolean canBeGenerated(TypeElement type) {
        return type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.FINAL)
                && isReachable(type)
                && type.getEnclosedElements().stream()
                        .anyMatch(member -> member.getKind() == ElementKind.CONSTRUCTOR
                                && !member.getModifiers().contains(Modifier.PRIVATE));
    }

    /** Whether the class stands in a package, or static and not private in one that does. */
    private static boolean isReachable(TypeElement type) {
        Element outer = type.getEnclosingElement();
        if (outer instanceof PackageElement) {
            return true;
        }
        return outer instanceof TypeElement enclosing
                && !type.getModifiers().contains(Modifier.PRIVATE)
                && (type.getModifiers().contains(Modifier.STATIC)
                        || enclosing.getKind().isInterface())
                && isReachable(enclosing);
    }
}
