package dev.lockkeeper.analyser.lock;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * The declaration behind a lock: the same for the locks of all instances.
 *
 * @param declaration the field or method that gives the lock; the class whose instances are monitors
 * @param isOfClass whether the monitor of the class object is meant
 */
public record LockName(Element declaration, boolean isOfClass) {

    /** The name of a lock; none for one of which only the place is known where it came from. */
    public static Optional<LockName> find(Value lock, TypeHierarchy hierarchy) {
        if (lock instanceof Value.Field field) {
            return ofVariable(field.field(), field.field().asType(), hierarchy);
        }
        if (lock instanceof Value.StaticField field) {
            return ofVariable(field.field(), field.field().asType(), hierarchy);
        }
        if (lock instanceof Value.Getter getter) {
            return ofVariable(getter.method(), getter.method().getReturnType(), hierarchy);
        }
        if (lock instanceof Value.ClassObject object) {
            return Optional.of(new LockName(object.type(), true));
        }
        if (lock instanceof Value.Self self) {
            return Optional.of(new LockName(domainOf(self.type(), hierarchy), false));
        }
        if (lock instanceof Value.Entry entry && entry.variable() instanceof Variable.Declared declared) {
            return findMonitor(declared.element().asType(), hierarchy);
        }
        return Optional.empty();
    }

    /** A lock of its own kind is named by the field that has it, another object by its class: its own methods take it, too. */
    private static Optional<LockName> ofVariable(Element variable, TypeMirror type, TypeHierarchy hierarchy) {
        Optional<LockName> monitor = findMonitor(type, hierarchy);
        return monitor.isPresent() ? monitor : Optional.of(new LockName(variable, false));
    }

    private static Optional<LockName> findMonitor(TypeMirror type, TypeHierarchy hierarchy) {
        return LockKind.of(type, hierarchy) == LockKind.MONITOR
                ? hierarchy
                        .findElement(type)
                        .filter(element ->
                                !element.getQualifiedName().toString().startsWith("java."))
                        .map(element -> new LockName(domainOf(element, hierarchy), false))
                : Optional.empty();
    }

    /** An object of a generated class is one of its domain class. */
    private static TypeElement domainOf(TypeElement type, TypeHierarchy hierarchy) {
        return hierarchy
                .findElement(type.getSuperclass())
                .filter(parent -> type.getSimpleName().contentEquals(GeneratedName.of(parent)))
                .orElse(type);
    }

    /** The name for messages: {@code Account.lock}, {@code monitor of Account}. */
    public String text() {
        if (declaration instanceof TypeElement type) {
            return isOfClass ? type.getSimpleName() + ".class" : "the monitor of " + type.getSimpleName();
        }
        return DeclaringType.of(declaration).getSimpleName() + "." + declaration.getSimpleName();
    }
}
