package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Hold;
import java.util.Set;

/**
 * A method is called that may block for long.
 *
 * @param routine the code that calls it
 * @param what the method, as the message names it
 * @param held the locks held meanwhile
 * @param isWaiting whether it waits for other code to finish or to hand something over
 * @param site tells the order of calls in the routine
 */
public record BlockingCall(Place place, Routine routine, String what, Set<Hold> held, boolean isWaiting, int site)
        implements Fact {
    @Override
    public boolean isOfWholeProgram() {
        return true;
    }
}
