package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Value;

/**
 * A future is done, or is asked whether it is.
 *
 * @param routine the code that knows
 * @param future what that code calls it
 */
public record DoneFuture(Place place, Routine routine, Value future) implements Fact {
    @Override
    public boolean isOfWholeProgram() {
        return true;
    }
}
