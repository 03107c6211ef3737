package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Value;
import java.util.Set;

/**
 * Code is handed over to run in another thread.
 *
 * @param routine the code that hands it over
 * @param task the code handed over
 * @param isRepeated whether it is handed over more than once before it may have run
 * @param shared what others know, too, in the terms of the task
 * @param isInDomainClass whether that happens in a class that uses one of the annotations
 * @param lines what it has in common with tasks that run before or after it, never beside it
 */
public record TaskStarted(
        Place place,
        Routine routine,
        Routine task,
        boolean isRepeated,
        Set<Value> shared,
        boolean isInDomainClass,
        Set<Value> lines)
        implements Fact {
    @Override
    public boolean isOfWholeProgram() {
        return true;
    }
}
