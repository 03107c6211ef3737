package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Guard;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A guarded field is used, or a guarded method called, and on some way its lock is not held as it should.
 *
 * @param here the class in which that happens
 * @param member the field or method
 * @param kind what is done with the field; null when a method is called
 * @param owner the object as the source names it: empty when it is {@code this}, the class for a static member
 * @param guard one of the locks that the member is guarded by
 * @param lock that lock as the code there would name it
 * @param coverage how far it is held, on the way on which it is held least
 * @param heldInstead a lock held there that the same guard of another object would be; null when there is none
 */
public record GuardedUse(
        Place place,
        TypeElement here,
        Element member,
        @Nullable UseKind kind,
        String owner,
        Guard guard,
        String lock,
        Coverage coverage,
        @Nullable String heldInstead)
        implements Fact {

    /** Whether the code around asks another checker to be silent about guards that are not Lockkeeper's. */
    public boolean isSilenced() {
        return !guard.isOurs() && place.suppressed().areOthersGuardsSilent();
    }
}
