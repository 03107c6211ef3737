package dev.lockkeeper.processor.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** A domain class with all that it inherits: superclasses, fields, and the methods that are left when overriding is done. */
final class Hierarchy {
    private final Compilation compilation;
    private final TypeElement domain;
    private final DeclaredType type;
    private final List<TypeElement> classes = new ArrayList<>();
    private final Map<String, List<ExecutableElement>> methods = new LinkedHashMap<>();

    Hierarchy(Compilation compilation, TypeElement domain) {
        this.compilation = compilation;
        this.domain = domain;
        this.type = (DeclaredType) domain.asType();
        Optional<TypeElement> next = Optional.of(domain);
        while (next.isPresent()) {
            classes.add(next.get());
            next = compilation.findSuperclass(next.get());
        }
        Set<TypeElement> owners = new LinkedHashSet<>(classes);
        owners.add(compilation.elements().getTypeElement("java.lang.Object"));
        classes.forEach(owner -> addInterfaces(owner, owners));
        owners.forEach(
                owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).forEach(this::add));
    }

    TypeElement domain() {
        return domain;
    }

    /** The domain class and its superclasses but {@code Object}, from the lowest to the highest. */
    List<TypeElement> classes() {
        return classes;
    }

    /** All fields: those of superclasses first, so that what is written for them comes first too. */
    List<VariableElement> fields() {
        List<VariableElement> fields = new ArrayList<>();
        classes.forEach(owner -> fields.addAll(0, ElementFilter.fieldsIn(owner.getEnclosedElements())));
        return fields;
    }

    /** The names of the class's type variables. */
    List<String> typeVariables() {
        return domain.getTypeParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
    }

    /** How far above the domain class the class that declares a member is: the closer one is meant where both have the name. */
    int distance(Element member) {
        int index = classes.indexOf(Compilation.ownerOf(member));
        return Math.max(index, 0);
    }

    /** Whether a lower class declares another field of the name, so that the name means that one. */
    boolean isHidden(VariableElement field) {
        TypeElement owner = Compilation.ownerOf(field);
        return classes.contains(owner)
                && classes.subList(0, classes.indexOf(owner)).stream()
                        .flatMap(lower -> ElementFilter.fieldsIn(lower.getEnclosedElements()).stream())
                        .anyMatch(other -> other.getSimpleName().equals(field.getSimpleName()));
    }

    /** The methods that calls on the domain class arrive at, those of superclasses first. */
    List<ExecutableElement> methods() {
        List<ExecutableElement> all = new ArrayList<>();
        methods.values().forEach(all::addAll);
        all.sort(Comparator.comparingInt(this::depth));
        return all;
    }

    /** The methods of this name that calls on the domain class arrive at. */
    List<ExecutableElement> methods(String name) {
        return methods.getOrDefault(name, List.of());
    }

    /** The signature of a method as a member of the domain class. */
    ExecutableType signature(ExecutableElement method) {
        return (ExecutableType) compilation.types().asMemberOf(type, method);
    }

    /** The type of a field as a member of the domain class. */
    TypeMirror typeOf(VariableElement field) {
        return Compilation.isStatic(field)
                ? field.asType()
                : compilation.types().asMemberOf(type, field);
    }

    /** Interfaces come last; the stable sort keeps the order of declaration. */
    private int depth(ExecutableElement method) {
        int index = classes.indexOf((TypeElement) method.getEnclosingElement());
        return index < 0 ? 1 : -index;
    }

    private void addInterfaces(TypeElement owner, Set<TypeElement> owners) {
        for (TypeMirror superinterface : owner.getInterfaces()) {
            compilation.findElement(superinterface).ifPresent(element -> {
                if (owners.add(element)) {
                    addInterfaces(element, owners);
                }
            });
        }
    }

    /** Lower classes are added first, so what overrides is there before what is overridden. */
    private void add(ExecutableElement method) {
        List<ExecutableElement> known =
                methods.computeIfAbsent(method.getSimpleName().toString(), name -> new ArrayList<>());
        for (int index = 0; index < known.size(); index++) {
            ExecutableElement before = known.get(index);
            if (compilation.elements().overrides(before, method, domain)) {
                return;
            }
            if (compilation.elements().overrides(method, before, domain)) {
                known.set(index, method); // a subinterface that is listed behind its superinterface
                return;
            }
            if (isSameAbstractMethod(before, method)) {
                known.set(index, moreSpecific(before, method));
                return;
            }
        }
        known.add(method);
    }

    /** Two unrelated interfaces may ask for the same method. */
    private boolean isSameAbstractMethod(ExecutableElement first, ExecutableElement second) {
        return Compilation.isAbstract(first)
                && Compilation.isAbstract(second)
                && compilation.types().isSubsignature(signature(first), signature(second));
    }

    private ExecutableElement moreSpecific(ExecutableElement first, ExecutableElement second) {
        TypeMirror firstResult = signature(first).getReturnType();
        TypeMirror secondResult = signature(second).getReturnType();
        return compilation.types().isSubtype(secondResult, firstResult)
                        && !compilation.types().isSameType(secondResult, firstResult)
                ? second
                : first;
    }
}
