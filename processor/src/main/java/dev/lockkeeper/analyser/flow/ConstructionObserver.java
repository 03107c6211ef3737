package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Has constructors call the initialisers of their class, which the source does not say. */
final class ConstructionObserver implements StepObserver {
    private final Consumer<Fact> facts;

    ConstructionObserver(Consumer<Fact> facts) {
        this.facts = facts;
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Initialize initialize
                && initialize.initializers().hasStep(ConstructionObserver::isWorthFollowing)) {
            follow(body, initialize.initializers());
        }
    }

    private static boolean isWorthFollowing(Step step) {
        return step instanceof Step.Call || step instanceof Step.Enter;
    }

    private void follow(Body constructor, Body initializers) {
        Value self = new Value.Self(initializers.type());
        facts.accept(new CallMade(
                constructor.place(),
                Routines.of(constructor),
                Routines.of(initializers),
                Map.of(self, self),
                Set.of(self),
                Set.of(),
                Set.of(),
                false, // the initialisers run before anything that the constructor may compare
                Premises.NONE));
    }
}
