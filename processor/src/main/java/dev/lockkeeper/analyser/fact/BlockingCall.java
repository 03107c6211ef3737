package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method is called that may block for long.
 *
 * @param routine the code that calls it
 * @param what the method, as the message names it
 * @param held the locks held meanwhile
 * @param hasGivenBack whether the routine has given back a lock of its callers' by then
 * @param isWaiting whether it waits for other code to finish or to hand something over
 * @param awaited what the routine calls the object whose result it waits for; null if it waits for none, or that is not known
 * @param site tells the order of calls in the routine
 * @param premises what the parameters of the routine have to be for it to make the call
 */
public record BlockingCall(
        Place place,
        Routine routine,
        String what,
        Set<Hold> held,
        boolean hasGivenBack,
        boolean isWaiting,
        @Nullable Value awaited,
        int site,
        Premises premises)
        implements Fact {
    @Override
    public boolean isOfWholeProgram() {
        return true;
    }
}
