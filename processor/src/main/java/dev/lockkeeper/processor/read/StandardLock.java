package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.LockKind;
import dev.lockkeeper.processor.model.StandardTypes;
import dev.lockkeeper.processor.model.TypeModel;

/** The lock types that are taken by methods of their own, in the order in which they are tried. */
enum StandardLock {
    LOCK("Lock", LockKind.LOCK),
    READ_WRITE_LOCK("ReadWriteLock", LockKind.READ_WRITE),
    STAMPED_LOCK("StampedLock", LockKind.STAMPED);

    private static final String PACKAGE = "java.util.concurrent.locks";

    private final String simpleName;
    private final LockKind kind;

    StandardLock(String simpleName, LockKind kind) {
        this.simpleName = simpleName;
        this.kind = kind;
    }

    LockKind kind() {
        return kind;
    }

    String qualifiedName() {
        return PACKAGE + "." + simpleName;
    }

    /** The type that every lock of a kind has. */
    static TypeModel typeOf(LockKind kind) {
        for (StandardLock lock : values()) {
            if (lock.kind == kind) {
                return TypeModel.Declared.of(PACKAGE, lock.simpleName);
            }
        }
        return StandardTypes.OBJECT;
    }
}
