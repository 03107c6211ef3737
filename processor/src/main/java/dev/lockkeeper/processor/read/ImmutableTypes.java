package dev.lockkeeper.processor.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Decides whether a value may leave its lock because nobody can change it: {@code docs/immutability.md} is the list in words, and
 * errs on the side of mutable.
 */
final class ImmutableTypes {
    /** Final classes of the JDK without mutable state, and a few that cannot be subclassed into one. */
    private static final Set<String> CLASSES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Class",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Module",
            "java.lang.Short",
            "java.lang.StackTraceElement",
            "java.lang.String",
            "java.lang.Void",
            "java.lang.invoke.MethodHandle",
            "java.lang.invoke.MethodType",
            "java.lang.invoke.VarHandle",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.math.MathContext",
            "java.net.Inet4Address",
            "java.net.Inet6Address",
            "java.net.InetAddress",
            "java.net.InetSocketAddress",
            "java.net.URI",
            "java.net.URL",
            "java.nio.charset.Charset",
            "java.nio.file.Path",
            "java.time.ZoneId",
            "java.util.Currency",
            "java.util.Locale",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.UUID",
            "java.util.regex.Pattern");

    /** Immutable as far as their type arguments are. */
    private static final Set<String> CONTAINERS = Set.of("java.util.Optional");

    /** The packages whose value classes are all immutable. */
    private static final Set<String> TIME_PACKAGES = Set.of("java.time", "java.time.chrono", "java.time.format");

    private static final String GUAVA_COLLECTIONS = "com.google.common.collect.Immutable";

    private final Compilation compilation;

    /** Types whose answer is being worked out: a record that refers to itself is as immutable as the rest of it. */
    private final Set<String> open = new HashSet<>();

    ImmutableTypes(Compilation compilation) {
        this.compilation = compilation;
    }

    boolean isImmutable(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return true;
        }
        if (type instanceof TypeVariable variable) {
            return isImmutable(variable.getUpperBound());
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() != null && isImmutable(wildcard.getExtendsBound());
        }
        if (type instanceof IntersectionType intersection) {
            return intersection.getBounds().stream().anyMatch(this::isImmutable);
        }
        return compilation
                .findElement(type)
                .filter(element -> isImmutable((DeclaredType) type, element))
                .isPresent();
    }

    private boolean isImmutable(DeclaredType type, TypeElement element) {
        if (!open.add(type.toString())) {
            return true;
        }
        try {
            return isListed(type, element)
                    || isAnnotated(element)
                    || isEnum(element)
                    || (element.getKind() == ElementKind.RECORD && hasImmutableComponents(type, element))
                    || (isSealedInterface(element) && areImmutable(element.getPermittedSubclasses()));
        } finally {
            open.remove(type.toString());
        }
    }

    private boolean isListed(DeclaredType type, TypeElement element) {
        String name = element.getQualifiedName().toString();
        String packageName =
                compilation.elements().getPackageOf(element).getQualifiedName().toString();
        return CLASSES.contains(name)
                || (TIME_PACKAGES.contains(packageName) && isValueClass(element))
                || ((CONTAINERS.contains(name) || name.startsWith(GUAVA_COLLECTIONS))
                        && !name.endsWith("Builder")
                        && areImmutable(type.getTypeArguments()));
    }

    private static boolean isValueClass(TypeElement element) {
        return element.getModifiers().contains(Modifier.FINAL)
                && !element.getSimpleName().toString().endsWith("Builder");
    }

    /** {@code @Immutable} of any package, on the declaration of the type. */
    private static boolean isAnnotated(TypeElement element) {
        return element.getAnnotationMirrors().stream()
                .map(AnnotationMirror::getAnnotationType)
                .map(annotation -> annotation.asElement().getSimpleName())
                .anyMatch(name -> name.contentEquals("Immutable"));
    }

    /** An enum, or {@code Enum} itself, as the bound of a type variable. */
    private static boolean isEnum(TypeElement element) {
        return element.getKind() == ElementKind.ENUM
                || element.getQualifiedName().contentEquals("java.lang.Enum");
    }

    private boolean hasImmutableComponents(DeclaredType type, TypeElement element) {
        return element.getRecordComponents().stream()
                .map(RecordComponentElement::getAccessor)
                .map(accessor -> (ExecutableType) compilation.types().asMemberOf(type, accessor))
                .allMatch(signature -> isImmutable(signature.getReturnType()));
    }

    private static boolean isSealedInterface(TypeElement element) {
        return element.getKind() == ElementKind.INTERFACE
                && element.getModifiers().contains(Modifier.SEALED);
    }

    private boolean areImmutable(List<? extends TypeMirror> types) {
        return !types.isEmpty() && types.stream().allMatch(this::isImmutable);
    }
}
