package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lock is waited for.
 *
 * @param routine the code that does
 * @param lock the lock, in that code's terms
 * @param held the locks held meanwhile
 * @param givenBack the locks of its callers' that the code has given back by then
 * @param isOrdered whether the code compares objects, as is done to settle which of two locks comes first
 * @param premises what the parameters of the code have to be for it to come there
 */
public record LockTaken(
        Place place,
        Routine routine,
        Value lock,
        Set<Hold> held,
        Set<Value> givenBack,
        boolean isOrdered,
        Premises premises)
        implements Fact {
    @Override
    public boolean isOfWholeProgram() {
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LockTaken that
                && place.equals(that.place)
                && routine.equals(that.routine)
                && lock.equals(that.lock)
                && held.equals(that.held)
                && givenBack.equals(that.givenBack)
                && isOrdered == that.isOrdered
                && premises.equals(that.premises);
    }

    @Override
    public int hashCode() {
        return place.hashCode();
    }
}
