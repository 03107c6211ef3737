package dev.lockkeeper.analyser.lock;

import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** How an object is locked, as its type tells. */
public enum LockKind {
    /** By {@code synchronized}. */
    MONITOR,
    /** By the methods of {@code java.util.concurrent.locks.Lock}. */
    LOCK,
    /** By those of the two sides of a {@code ReadWriteLock}. */
    READ_WRITE,
    /** By those of {@code StampedLock}. */
    STAMPED,
    /** By those of Guava's {@code Monitor}. */
    GUAVA_MONITOR,
    /** The type, {@code Object} or a type variable, leaves it open. */
    OPEN;

    public static final String LOCK_TYPE = "java.util.concurrent.locks.Lock";
    public static final String READ_WRITE_TYPE = "java.util.concurrent.locks.ReadWriteLock";
    public static final String STAMPED_TYPE = "java.util.concurrent.locks.StampedLock";
    public static final String GUAVA_TYPE = "com.google.common.util.concurrent.Monitor";
    public static final String GUAVA_GUARD = GUAVA_TYPE + ".Guard";

    /** The kind of lock that objects of this type are. */
    public static LockKind of(TypeMirror type, TypeHierarchy hierarchy) {
        if (type instanceof IntersectionType intersection) {
            for (TypeMirror bound : intersection.getBounds()) {
                LockKind kind = of(bound, hierarchy);
                if (kind != MONITOR && kind != OPEN) {
                    return kind;
                }
            }
        }
        if (type instanceof TypeVariable variable) {
            return of(variable.getUpperBound(), hierarchy);
        }
        TypeElement element = hierarchy.findElement(type).orElse(null);
        return element == null ? MONITOR : hierarchy.lockKind(element);
    }

    /** The kind of lock that objects of a class are, by the names of the class and all that it derives from. */
    static LockKind of(TypeElement type, Set<String> supertypes) {
        if (supertypes.contains(LOCK_TYPE)) {
            return LOCK;
        }
        if (supertypes.contains(READ_WRITE_TYPE)) {
            return READ_WRITE;
        }
        if (supertypes.contains(STAMPED_TYPE)) {
            return STAMPED;
        }
        if (supertypes.contains(GUAVA_TYPE)) {
            return GUAVA_MONITOR;
        }
        return type.getQualifiedName().contentEquals("java.lang.Object") ? OPEN : MONITOR;
    }

    /** Whether the lock has a reading and a writing side. */
    public boolean hasSides() {
        return this == READ_WRITE || this == STAMPED;
    }
}
