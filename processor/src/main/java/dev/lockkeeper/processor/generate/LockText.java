package dev.lockkeeper.processor.generate;

import dev.lockkeeper.processor.model.GuardModel;
import dev.lockkeeper.processor.model.LockKind;

/** How Javadoc speaks of a lock. */
final class LockText {
    private LockText() {}

    /** The lock of a guarded method, with its side. */
    static String of(GuardModel guard) {
        return of(guard, guard.isRead());
    }

    static String of(GuardModel guard, boolean isRead) {
        LockKind kind = guard.resolved().kind();
        String name = "{@code " + guard.expression() + "}";
        if (kind == LockKind.MONITOR) {
            return "the monitor of " + name;
        }
        boolean hasSides = kind == LockKind.READ_WRITE || kind == LockKind.STAMPED;
        return hasSides ? "the " + (isRead ? "read" : "write") + " side of " + name : name;
    }
}
