package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ValueStored;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.LockName;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/** Tells locks that a class made for itself from those that it was given, which others may know by other names. */
final class LockOrigins {
    private final TypeHierarchy hierarchy;
    private final Set<VariableElement> given = new HashSet<>();

    LockOrigins(ProgramFacts facts) {
        hierarchy = facts.hierarchy();
        facts.of(ValueStored.class).filter(store -> store.type() == null).forEach(store -> given.add(store.variable()));
    }

    /** Whether the object that has the lock was given it, as others may have been. */
    boolean isGiven(Value lock) {
        return lock instanceof Value.Field field && given.contains(field.field());
    }

    /** Whether the lock comes from a {@code Supplier}: it may be new, and then nobody else waits for it. */
    static boolean isSupplied(Value lock) {
        return (lock instanceof Value.Getter getter
                        && DeclaringType.of(getter.method())
                                .getQualifiedName()
                                .contentEquals("java.util.function.Supplier"))
                || lock.parts().stream().anyMatch(LockOrigins::isSupplied);
    }

    /** Whether two locks on the circle may well be one, so that its thread only takes again what it has. */
    boolean mayBeOneLock(List<LockEdge> cycle) {
        for (LockEdge edge : cycle) {
            for (LockEdge other : cycle) {
                if (mayBeSame(edge.held(), other.held())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayBeSame(LockName first, LockName second) {
        return !first.equals(second)
                && first.declaration() instanceof VariableElement one
                && second.declaration() instanceof VariableElement two
                && (given.contains(one) || given.contains(two))
                && isMonitor(one) == isMonitor(two);
    }

    private boolean isMonitor(VariableElement field) {
        return LockKind.of(field.asType(), hierarchy) == LockKind.MONITOR;
    }
}
