package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.MemberLookup;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Tells what an object runs that is handed over as a task. */
final class RunnableObjects {
    private static final Map<String, String> METHODS = Map.of(
            "java.lang.Runnable", "run",
            "java.util.concurrent.Callable", "call",
            "java.util.function.Supplier", "get");

    private final TypeHierarchy hierarchy;
    private final MemberLookup members;

    RunnableObjects(TypeHierarchy hierarchy, MemberLookup members) {
        this.hierarchy = hierarchy;
        this.members = members;
    }

    /** The code that runs, if the class of the object is known. */
    Optional<Routine> findTask(Value object) {
        return findClass(object)
                .flatMap(type -> METHODS.entrySet().stream()
                        .filter(entry -> hierarchy.isKindOf(type, entry.getKey()))
                        .flatMap(entry -> members.findGetter(type, entry.getValue()).stream())
                        .map(Routine::of)
                        .filter(routine ->
                                !routine.type().getQualifiedName().toString().startsWith("java."))
                        .findFirst());
    }

    private Optional<TypeElement> findClass(Value object) {
        if (object instanceof Value.Created created) {
            return Optional.of(created.type());
        }
        if (object instanceof Value.Self self) {
            return Optional.of(self.type());
        }
        return object instanceof Value.Field field
                ? hierarchy.findElement(field.field().asType()).filter(type -> type.getKind() == ElementKind.CLASS)
                : Optional.empty();
    }

    /** What others know: the objects around it, and the object itself unless it is new. */
    static Set<Value> shared(TypeElement type, boolean isNew) {
        Set<Value> shared = new HashSet<>();
        Value self = new Value.Self(type);
        if (!isNew) {
            shared.add(self);
        }
        TypeElement inner = type;
        while (!inner.getModifiers().contains(Modifier.STATIC)
                && inner.getEnclosingElement() instanceof TypeElement outer) {
            shared.add(new Value.Enclosing(self, outer));
            shared.add(new Value.Self(outer));
            inner = outer;
        }
        return shared;
    }
}
