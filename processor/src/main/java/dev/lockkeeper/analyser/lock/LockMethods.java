package dev.lockkeeper.analyser.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Knows the methods of the JDK's and Guava's locks. */
public final class LockMethods {
    private static final Map<String, LockOperation> OF_LOCK = Map.of(
            "lock", LockOperation.LOCK,
            "lockInterruptibly", LockOperation.LOCK,
            "tryLock", LockOperation.TRY_LOCK,
            "unlock", LockOperation.UNLOCK,
            "isHeldByCurrentThread", LockOperation.IS_HELD,
            "getHoldCount", LockOperation.IS_HELD);
    private static final Map<String, LockOperation> OF_READ_WRITE = Map.of(
            "isWriteLockedByCurrentThread", LockOperation.IS_HELD,
            "getWriteHoldCount", LockOperation.IS_HELD,
            "getReadHoldCount", LockOperation.IS_READ_HELD);
    private static final Map<String, LockOperation> OF_STAMPED = Map.ofEntries(
            Map.entry("writeLock", LockOperation.STAMP_WRITE),
            Map.entry("writeLockInterruptibly", LockOperation.STAMP_WRITE),
            Map.entry("readLock", LockOperation.STAMP_READ),
            Map.entry("readLockInterruptibly", LockOperation.STAMP_READ),
            Map.entry("tryWriteLock", LockOperation.STAMP_TRY_WRITE),
            Map.entry("tryReadLock", LockOperation.STAMP_TRY_READ),
            Map.entry("tryOptimisticRead", LockOperation.STAMP_OPTIMISTIC),
            Map.entry("validate", LockOperation.STAMP_VALIDATE),
            Map.entry("unlock", LockOperation.STAMP_UNLOCK),
            Map.entry("unlockWrite", LockOperation.STAMP_UNLOCK_WRITE),
            Map.entry("tryUnlockWrite", LockOperation.STAMP_UNLOCK_WRITE),
            Map.entry("unlockRead", LockOperation.STAMP_UNLOCK_READ),
            Map.entry("tryUnlockRead", LockOperation.STAMP_UNLOCK_READ),
            Map.entry("tryConvertToWriteLock", LockOperation.STAMP_TO_WRITE),
            Map.entry("tryConvertToReadLock", LockOperation.STAMP_TO_READ),
            Map.entry("tryConvertToOptimisticRead", LockOperation.STAMP_TO_OPTIMISTIC));
    private static final Set<String> GUAVA_ENTERING =
            Set.of("enter", "enterInterruptibly", "enterWhen", "enterWhenUninterruptibly");
    private static final Set<String> GUAVA_TRYING = Set.of("tryEnter", "tryEnterIf", "enterIf", "enterIfInterruptibly");
    private static final Set<String> OF_CONDITION =
            Set.of("await", "awaitNanos", "awaitUntil", "awaitUninterruptibly", "signal", "signalAll");
    private static final Set<String> OF_MONITOR = Set.of("wait", "notify", "notifyAll");

    private final TypeHierarchy hierarchy;
    private final Map<ExecutableElement, Optional<LockOperation>> known = new HashMap<>();

    public LockMethods(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** What a call of the method does to a lock, if anything. */
    public Optional<LockOperation> find(ExecutableElement method) {
        Optional<LockOperation> operation = known.get(method);
        if (operation == null) {
            operation = read(method);
            known.put(method, operation);
        }
        return operation;
    }

    private Optional<LockOperation> read(ExecutableElement method) {
        TypeElement type = DeclaringType.of(method);
        String name = method.getSimpleName().toString();
        if (type.getQualifiedName().contentEquals("java.lang.Object")) {
            return OF_MONITOR.contains(name) ? Optional.of(LockOperation.MONITOR) : Optional.empty();
        }
        if (type.getQualifiedName().contentEquals("java.lang.Thread")) {
            return name.equals("holdsLock") ? Optional.of(LockOperation.HOLDS_LOCK) : Optional.empty();
        }
        if (hierarchy.isKindOf(type, LockKind.LOCK_TYPE)) {
            return Optional.ofNullable(OF_LOCK.get(name));
        }
        if (hierarchy.isKindOf(type, LockKind.STAMPED_TYPE)) {
            return Optional.ofNullable(OF_STAMPED.get(name));
        }
        if (hierarchy.isKindOf(type, LockKind.READ_WRITE_TYPE)) {
            return Optional.ofNullable(OF_READ_WRITE.get(name));
        }
        if (hierarchy.isKindOf(type, "java.util.concurrent.locks.Condition")) {
            return OF_CONDITION.contains(name) ? Optional.of(LockOperation.CONDITION) : Optional.empty();
        }
        return type.getQualifiedName().contentEquals(LockKind.GUAVA_TYPE) ? ofGuava(method, name) : Optional.empty();
    }

    private static Optional<LockOperation> ofGuava(ExecutableElement method, String name) {
        boolean isTry = method.getReturnType().getKind() == TypeKind.BOOLEAN;
        if (GUAVA_TRYING.contains(name) || (GUAVA_ENTERING.contains(name) && isTry)) {
            return Optional.of(LockOperation.TRY_LOCK);
        }
        return switch (name) {
            case "leave" -> Optional.of(LockOperation.UNLOCK);
            case "waitFor", "waitForUninterruptibly" -> Optional.of(LockOperation.GUARD);
            case "isOccupiedByCurrentThread" -> Optional.of(LockOperation.IS_HELD);
            default -> GUAVA_ENTERING.contains(name) ? Optional.of(LockOperation.LOCK) : Optional.empty();
        };
    }
}
