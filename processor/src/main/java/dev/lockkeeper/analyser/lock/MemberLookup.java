package dev.lockkeeper.analyser.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds members of a class by name, inherited ones too; all but private ones are. */
public final class MemberLookup {
    private final TypeHierarchy hierarchy;

    public MemberLookup(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** The classes in which members are looked for. */
    public TypeHierarchy hierarchy() {
        return hierarchy;
    }

    /** The field of that name. */
    public Optional<VariableElement> findField(TypeElement type, String name) {
        VariableElement own = findOwnField(type, name);
        return own != null ? Optional.of(own) : findInherited(type, parent -> findField(parent, name));
    }

    /** The field of that name which the class declares itself. */
    @Nullable
    VariableElement findOwnField(TypeElement type, String name) {
        for (Element own : type.getEnclosedElements()) {
            if (isField(own) && own.getSimpleName().contentEquals(name)) {
                return (VariableElement) own;
            }
        }
        return null;
    }

    /** The method of that name without parameters. */
    public Optional<ExecutableElement> findGetter(TypeElement type, String name) {
        for (Element own : type.getEnclosedElements()) {
            if (own instanceof ExecutableElement method
                    && method.getParameters().isEmpty()
                    && method.getSimpleName().contentEquals(name)) {
                return Optional.of(method);
            }
        }
        return findInherited(type, parent -> findGetter(parent, name));
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

    private <E extends Element> Optional<E> findInherited(TypeElement type, Function<TypeElement, Optional<E>> find) {
        List<TypeMirror> parents = new ArrayList<>();
        parents.add(type.getSuperclass());
        parents.addAll(type.getInterfaces());
        for (TypeMirror parent : parents) {
            Optional<E> inherited = hierarchy.findElement(parent).flatMap(find);
            if (inherited.isPresent() && !inherited.get().getModifiers().contains(Modifier.PRIVATE)) {
                return inherited;
            }
        }
        return Optional.empty();
    }
}
