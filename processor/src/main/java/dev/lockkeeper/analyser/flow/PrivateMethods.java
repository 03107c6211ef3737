package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Tells the methods and constructors of a class whose call sites are all in it: what those hold can be relied on without an
 * annotation.
 */
final class PrivateMethods {
    private final GuardTable guards;
    private final TypeHierarchy hierarchy;
    private final Program program;
    private final Map<ExecutableElement, List<ExecutableElement>> overriders = new HashMap<>();

    PrivateMethods(GuardTable guards, TypeHierarchy hierarchy, Program program) {
        this.guards = guards;
        this.hierarchy = hierarchy;
        this.program = program;
    }

    /** Whether the body starts where the class calls it, or calls the constructors that run it. */
    boolean isStartedFromHereOnly(Body body) {
        return body.kind() == Body.Kind.INSTANCE_INITIALIZER
                ? ElementFilter.constructorsIn(body.type().getEnclosedElements()).stream()
                        .allMatch(this::isCalledFromHereOnly)
                : body.method() != null && isCalledFromHereOnly(body.method());
    }

    boolean isCalledFromHereOnly(ExecutableElement method) {
        return program.methods().containsKey(method)
                && guards.guardsOf(method).isEmpty()
                && (method.getModifiers().contains(Modifier.PRIVATE) || isHiddenByClass(method));
    }

    /** The methods of private classes that may run in place of the one that is called. */
    List<ExecutableElement> overridersOf(ExecutableElement called) {
        return called.getKind() == ElementKind.METHOD
                        && DeclaringType.of(called).getModifiers().contains(Modifier.PRIVATE)
                ? overriders.computeIfAbsent(called, this::findOverriders)
                : List.of();
    }

    private List<ExecutableElement> findOverriders(ExecutableElement called) {
        return program.methods().keySet().stream()
                .filter(method -> isLike(called, method) && isCalledFromHereOnly(method))
                .toList();
    }

    private boolean isLike(ExecutableElement called, ExecutableElement method) {
        return !method.equals(called)
                && method.getSimpleName().equals(called.getSimpleName())
                && method.getParameters().size() == called.getParameters().size()
                && hierarchy.isDerived(DeclaringType.of(method), DeclaringType.of(called));
    }

    /**
     * A constructor of a private class is as good as private, and so is a method of it that overrides none of a class that others
     * know.
     */
    private boolean isHiddenByClass(ExecutableElement method) {
        TypeElement type = DeclaringType.of(method);
        boolean isHidden = type.getModifiers().contains(Modifier.PRIVATE) || type.getNestingKind() == NestingKind.LOCAL;
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            return isHidden || type.getNestingKind() == NestingKind.ANONYMOUS;
        }
        return (isHidden || isOfHidden(type))
                && derived(type).flatMap(this::parents).noneMatch(parent -> isKnownIn(parent, method));
    }

    /** Whether the class is the body of an enum constant, or an anonymous one that completes a private class. */
    private boolean isOfHidden(TypeElement type) {
        return type.getNestingKind() == NestingKind.ANONYMOUS
                && hierarchy
                        .findElement(type.getSuperclass())
                        .filter(parent -> parent.getKind() == ElementKind.ENUM
                                || parent.getModifiers().contains(Modifier.PRIVATE))
                        .isPresent();
    }

    /** The class and those derived from it, which others may know by an interface of their own. */
    private Stream<TypeElement> derived(TypeElement type) {
        return program.methods().keySet().stream()
                .map(DeclaringType::of)
                .distinct()
                .filter(each -> hierarchy.isDerived(each, type));
    }

    private boolean isKnownIn(TypeElement parent, ExecutableElement method) {
        boolean isDeclared = !parent.getModifiers().contains(Modifier.PRIVATE)
                && ElementFilter.methodsIn(parent.getEnclosedElements()).stream()
                        .anyMatch(each -> each.getSimpleName().equals(method.getSimpleName()));
        return isDeclared || parents(parent).anyMatch(each -> isKnownIn(each, method));
    }

    private Stream<TypeElement> parents(TypeElement type) {
        return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
                .flatMap(parent -> hierarchy.findElement(parent).stream());
    }
}
