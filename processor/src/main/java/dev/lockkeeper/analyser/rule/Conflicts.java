package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.fact.VariableTouch;
import dev.lockkeeper.analyser.lock.LockName;
import java.util.Collections;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Tells which two uses of a variable must not be at the same time. */
final class Conflicts {
    private final RaceFacts facts;

    Conflicts(RaceFacts facts) {
        this.facts = facts;
    }

    /** Whether the use can be one of two that conflict. */
    boolean isOfInterest(VariableTouch touch) {
        if (facts.isProtected(touch.variable())) {
            return false;
        }
        if (isOfObject(touch)) {
            return facts.isUnsafe(touch.variable());
        }
        boolean isVolatile = touch.variable().getModifiers().contains(Modifier.VOLATILE);
        boolean isFinal = touch.variable().getModifiers().contains(Modifier.FINAL);
        return !touch.isChange()
                ? !isVolatile && (!isFinal || facts.isUnsafe(touch.variable()))
                : !isVolatile || touch.kind() == UseKind.UPDATE;
    }

    /** Whether one of them is a change that the other must not meet, and no lock keeps them apart. */
    boolean isConflict(VariableTouch first, Set<LockName> locks, VariableTouch second, Set<LockName> otherLocks) {
        return (first.isChange() || second.isChange())
                && isOnSameElement(first.index(), second.index())
                && isOnSame(first, second)
                && isOnSame(second, first)
                && Collections.disjoint(locks, otherLocks);
    }

    private static boolean isOnSameElement(@Nullable Object index, @Nullable Object other) {
        return index == null || other == null || index.equals(other);
    }

    /** A change of the variable meets any use; a change of the object that it refers to meets those of the object. */
    private boolean isOnSame(VariableTouch change, VariableTouch other) {
        if (!change.isChange() || !isOfObject(change)) {
            return true;
        }
        return isOfObject(other)
                || other.kind() == UseKind.WRITE
                || (!other.isChange() && facts.isUnsafe(other.variable()));
    }

    private static boolean isOfObject(VariableTouch touch) {
        return touch.kind() == UseKind.MUTATE || touch.kind() == UseKind.UPDATE_ITEM;
    }
}
