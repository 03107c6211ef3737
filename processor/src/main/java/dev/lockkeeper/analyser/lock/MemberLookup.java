package dev.lockkeeper.analyser.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Finds members of a class by name, inherited ones too; all but private ones are. */
public final class MemberLookup {
    private final TypeHierarchy hierarchy;

    public MemberLookup(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    TypeHierarchy hierarchy() {
        return hierarchy;
    }

    /** The field of that name. */
    public Optional<VariableElement> findField(TypeElement type, String name) {
        return find(type, element -> isField(element) && element.getSimpleName().contentEquals(name))
                .map(VariableElement.class::cast);
    }

    /** The method of that name without parameters. */
    public Optional<ExecutableElement> findGetter(TypeElement type, String name) {
        return find(
                        type,
                        element -> element instanceof ExecutableElement method
                                && method.getParameters().isEmpty()
                                && method.getSimpleName().contentEquals(name))
                .map(ExecutableElement.class::cast);
    }

    /** The field behind the accessor of a record, when the accessor is not written out. */
    public Optional<VariableElement> findComponent(ExecutableElement method) {
        TypeElement type = DeclaringType.of(method);
        boolean canBeAccessor = type.getKind() == ElementKind.RECORD
                && method.getParameters().isEmpty()
                && !method.getModifiers().contains(Modifier.STATIC);
        return canBeAccessor ? findField(type, method.getSimpleName().toString()) : Optional.empty();
    }

    /** The names of all fields, for the advice that follows a misspelt one. */
    List<String> fieldNames(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(MemberLookup::isField)
                .map(field -> field.getSimpleName().toString())
                .toList();
    }

    private static boolean isField(Element element) {
        return element.getKind() == ElementKind.FIELD || element.getKind() == ElementKind.ENUM_CONSTANT;
    }

    private Optional<Element> find(TypeElement type, Predicate<Element> isWanted) {
        for (Element own : type.getEnclosedElements()) {
            if (isWanted.test(own)) {
                return Optional.of(own);
            }
        }
        List<TypeMirror> parents = new ArrayList<>();
        parents.add(type.getSuperclass());
        parents.addAll(type.getInterfaces());
        for (TypeMirror parent : parents) {
            Optional<TypeElement> element = hierarchy.findElement(parent);
            Optional<Element> inherited = element.isPresent() ? find(element.get(), isWanted) : Optional.empty();
            if (inherited.isPresent() && !inherited.get().getModifiers().contains(Modifier.PRIVATE)) {
                return inherited;
            }
        }
        return Optional.empty();
    }
}
