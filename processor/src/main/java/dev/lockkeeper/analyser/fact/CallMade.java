package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Code is called, and has run when the call returns.
 *
 * @param routine the code that calls
 * @param callee the code that is called
 * @param names what the callee calls {@code this} and its parameters, with what the caller calls them
 * @param fresh what it is handed and nobody but the caller can know yet
 * @param held the locks held meanwhile
 * @param givenBack the locks of its callers' that the routine has given back by then
 * @param isOrdered whether the caller compares objects, as is done to settle which of two locks comes first
 * @param premises what the caller's own parameters have to be for it to make the call
 */
public record CallMade(
        Place place,
        Routine routine,
        Routine callee,
        Map<Value, Value> names,
        Set<Value> fresh,
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
        return other instanceof CallMade that
                && place.equals(that.place)
                && routine.equals(that.routine)
                && callee.equals(that.callee)
                && names.equals(that.names)
                && fresh.equals(that.fresh)
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
