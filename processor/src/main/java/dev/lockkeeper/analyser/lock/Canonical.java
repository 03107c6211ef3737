package dev.lockkeeper.analyser.lock;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Brings values that denote the same lock to one form, so that they are equal. */
public final class Canonical {
    private static final Set<String> READING = Set.of("readLock", "asReadLock");
    private static final Set<String> WRITING = Set.of("writeLock", "asWriteLock");
    private static final String SAME = "asReadWriteLock";
    private static final String CONDITION = "newCondition";
    private static final int DEEPEST = 8;

    private final FieldAliases aliases;
    private final TypeHierarchy hierarchy;
    private final UnaryOperator<Value> inner = this::of;
    /** How many aliases are being followed: there may be circles of them. */
    private int depth;

    public Canonical(FieldAliases aliases, TypeHierarchy hierarchy) {
        this.aliases = aliases;
        this.hierarchy = hierarchy;
    }

    /** Whether the method gives a side or condition of a lock, always the same one. */
    public static boolean isPartOfLock(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return method.getParameters().isEmpty()
                && (READING.contains(name) || WRITING.contains(name) || SAME.equals(name) || CONDITION.equals(name));
    }

    /** Whether the value, not brought to its form yet, is the reading side of a lock. */
    public static boolean isReadingSide(Value value) {
        return value instanceof Value.Getter getter
                && READING.contains(getter.method().getSimpleName().toString());
    }

    /** The lock of which the value, not brought to its form yet, is a side. */
    public static Optional<Value> findLockOfSide(Value value) {
        boolean isSide = value instanceof Value.Getter getter
                && (isReadingSide(getter)
                        || WRITING.contains(getter.method().getSimpleName().toString()));
        return isSide ? value.parts().stream().findFirst() : Optional.empty();
    }

    /** The one form of the value. */
    public Value of(Value value) {
        if (value instanceof Value.Self || value instanceof Value.Opaque || value instanceof Value.Entry) {
            return value; // so it is with most
        }
        if (value instanceof Value.Field field && aliases.isShared(field.field())) {
            return new Value.StaticField(field.field());
        }
        Value parts = value.mapParts(inner);
        Optional<Value> alias = Optional.empty();
        if (parts instanceof Value.Field field) {
            alias = aliases.find(field);
        } else if (parts instanceof Value.StaticField field) {
            alias = aliases.find(field);
        }
        if (alias.isPresent() && depth < DEEPEST) {
            depth++;
            Value same = of(alias.get());
            depth--;
            return same;
        }
        if (parts instanceof Value.Getter getter && getter.owner() != null) {
            return findPart(getter.owner(), getter.method()).orElse(parts);
        }
        return parts;
    }

    private Optional<Value> findPart(Value lock, ExecutableElement method) {
        String name = method.getSimpleName().toString();
        if (!isPartOfLock(method) || !isOfLock(DeclaringType.of(method))) {
            return Optional.empty();
        }
        if (name.equals(SAME)) {
            return Optional.of(lock);
        }
        if (name.equals(CONDITION)) {
            return Optional.of(new Value.ConditionOf(lock));
        }
        return Optional.of(new Value.Side(lock, READING.contains(name)));
    }

    private boolean isOfLock(TypeElement type) {
        return hierarchy.isKindOf(type, LockKind.READ_WRITE_TYPE)
                || hierarchy.isKindOf(type, LockKind.STAMPED_TYPE)
                || hierarchy.isKindOf(type, LockKind.LOCK_TYPE);
    }
}
