package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** Tells of which type a lock is, where the value that stands for it has a declaration. */
final class LockTypes {
    private LockTypes() {}

    static Optional<TypeMirror> find(Value lock) {
        if (lock instanceof Value.Field field) {
            return Optional.of(field.field().asType());
        }
        if (lock instanceof Value.StaticField field) {
            return Optional.of(field.field().asType());
        }
        if (lock instanceof Value.Getter getter) {
            return Optional.of(getter.method().getReturnType());
        }
        if (lock instanceof Value.Created created) {
            return Optional.of(created.type().asType());
        }
        if (lock instanceof Value.Entry entry && entry.variable() instanceof Variable.Declared declared) {
            return Optional.of(declared.element().asType());
        }
        return Optional.empty();
    }

    static boolean isStamped(Value lock, TypeHierarchy hierarchy) {
        return find(lock)
                .filter(type -> hierarchy.isKindOf(type, LockKind.STAMPED_TYPE))
                .isPresent();
    }
}
