package dev.lockkeeper.processor.generate;

import dev.lockkeeper.processor.model.GuardModel;
import dev.lockkeeper.processor.model.LockKind;

/** How Javadoc speaks of a lock. */
final class LockText {
    private LockText() {}

    static String of(GuardModel guard) {
        LockKind kind = guard.resolved().kind();
        String name = "{@code " + guard.expression() + "}";
        if (kind == LockKind.MONITOR) {
            return "the monitor of " + name;
        }
        boolean hasSides = kind == LockKind.READ_WRITE || kind == LockKind.STAMPED;
        return hasSides && guard.isRead() ? "the read side of " + name : name;
    }
}
