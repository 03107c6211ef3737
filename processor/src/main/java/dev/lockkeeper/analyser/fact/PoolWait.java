package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Value;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/**
 * Code waits until workers of an object have done something.
 *
 * @param routine the code that waits
 * @param owner the object, in that code's terms
 * @param workers the worker methods waited for
 * @param what the waiting, as the message names it
 */
public record PoolWait(Place place, Routine routine, Value owner, Set<ExecutableElement> workers, String what)
        implements Fact {
    @Override
    public boolean isOfWholeProgram() {
        return true;
    }
}
