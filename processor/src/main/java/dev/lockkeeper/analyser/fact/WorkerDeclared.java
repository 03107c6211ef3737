package dev.lockkeeper.analyser.fact;

/**
 * A method is a worker.
 *
 * @param routine its code
 */
public record WorkerDeclared(Place place, Routine routine) implements Fact {
    @Override
    public boolean isOfWholeProgram() {
        return true;
    }
}
