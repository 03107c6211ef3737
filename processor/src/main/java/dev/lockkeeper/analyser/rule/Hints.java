package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.GuardedUse;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.GeneratedName;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** How to mend what the rules find, as code to write. */
final class Hints {
    private Hints() {}

    /** The statement that holds the lock of a use. */
    static String holding(GuardedUse use) {
        String lock = withoutThis(use.lock());
        boolean isRead =
                use.kind() == null ? use.guard().isReadEnough() : !use.kind().isChange();
        return switch (use.guard().kind()) {
            case MONITOR, OPEN -> "synchronized (" + lock + ") { … }";
            case LOCK -> lock + ".lock(); try { … } finally { " + lock + ".unlock(); }";
            case GUAVA_MONITOR -> lock + ".enter(); try { … } finally { " + lock + ".leave(); }";
            case READ_WRITE -> ofSide(lock + (isRead ? ".readLock()" : ".writeLock()"));
            case STAMPED -> ofStamp(lock, isRead ? "Read" : "Write");
        };
    }

    private static String ofSide(String side) {
        return side + ".lock(); try { … } finally { " + side + ".unlock(); }";
    }

    private static String ofStamp(String lock, String side) {
        String method = side.equals("Read") ? "readLock" : "writeLock";
        return "long stamp = " + lock + "." + method + "(); try { … } finally { " + lock + ".unlock" + side
                + "(stamp); }";
    }

    /** {@code this.lock} is written {@code lock}. */
    private static String withoutThis(String lock) {
        return lock.startsWith("this.") ? lock.substring("this.".length()) : lock;
    }

    /** The class that declares the member. */
    static String declaringType(GuardedUse use) {
        return DeclaringType.of(use.member()).getSimpleName().toString();
    }

    /** How to call a guarded method rightly. */
    static String forCall(GuardedUse use) {
        boolean hasAccessor = use.guard().isOurs() && isOverridable(use.member());
        if (use.owner().isEmpty() || !hasAccessor) {
            return "hold it here: '" + holding(use) + "', or annotate the calling method @GuardedBy(\""
                    + use.guard().expression() + "\")";
        }
        return "declare '" + use.owner() + "' as " + GeneratedName.of(DeclaringType.of(use.member()))
                + ", whose accessor takes the lock, or hold '" + use.lock() + "' here";
    }

    private static boolean isOverridable(Element method) {
        TypeElement type = DeclaringType.of(method);
        return !method.getModifiers().contains(Modifier.PRIVATE)
                && !method.getModifiers().contains(Modifier.FINAL)
                && !method.getModifiers().contains(Modifier.STATIC)
                && GeneratedName.canBeGenerated(type);
    }
}
