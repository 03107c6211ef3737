package dev.lockkeeper.analyser.fact;

/**
 * The initialisers of a class run whenever an object of it is made.
 *
 * @param place the class
 * @param routine the initialisers as one
 */
public record InstanceInitializer(Place place, Routine routine) implements Fact {
    @Override
    public boolean isOfWholeProgram() {
        return true;
    }
}
