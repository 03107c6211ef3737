package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Value;
import java.util.Set;

/**
 * Code is handed over to run in another thread.
 *
 * @param routine the code that hands it over
 * @param task the code handed over
 * @param isRepeated whether it is handed over more than once before it may have run
 * @param captured what the task shares with those started by the same call, in the terms of both
 * @param isInDomainClass whether that happens in a class that uses one of the annotations
 * @param site tells the order of calls in the routine
 */
public record TaskStarted(
        Place place,
        Routine routine,
        Routine task,
        boolean isRepeated,
        Set<Value> captured,
        boolean isInDomainClass,
        int site)
        implements Fact {
    @Override
    public boolean isOfWholeProgram() {
        return true;
    }
}
