package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.InstanceInitializer;
import java.util.function.Consumer;

/** Finds the code that runs with every constructor of a class. */
final class InitializerObserver implements StepObserver {
    private final Consumer<Fact> facts;

    InitializerObserver(Consumer<Fact> facts) {
        this.facts = facts;
    }

    @Override
    public void onEnd(Body body, Worlds normal, Worlds abrupt) {
        if (body.kind() == Body.Kind.INSTANCE_INITIALIZER) {
            facts.accept(new InstanceInitializer(body.place(), Routines.of(body)));
        }
    }
}
