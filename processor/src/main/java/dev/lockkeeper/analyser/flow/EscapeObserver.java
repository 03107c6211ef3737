package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.GuardedEscape;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.Value;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** Finds mutable objects of guarded fields that get where their lock does not follow. */
final class EscapeObserver implements StepObserver {
    private final Engine engine;
    private final GuardedObjects objects;
    private final Consumer<Fact> facts;

    EscapeObserver(Engine engine, Origins origins, Consumer<Fact> facts) {
        this.engine = engine;
        this.facts = facts;
        objects = new GuardedObjects(engine, origins);
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        for (World world : worlds.all()) {
            if (step instanceof Step.Return exit && exit.value() != null && isOpenToOthers(body)) {
                report(body, exit.place(), exit.value(), GuardedEscape.Way.RETURNED, world);
            } else if (step instanceof Step.Store store && !isGuarded(store.field())) {
                report(body, store.place(), store.value(), GuardedEscape.Way.STORED, world);
            }
        }
    }

    /** What a private method returns stays in the class; what a lambda returns cannot be followed. */
    private static boolean isOpenToOthers(Body body) {
        return body.method() != null && !body.method().getModifiers().contains(Modifier.PRIVATE);
    }

    private boolean isGuarded(VariableElement field) {
        return !engine.guards().guardsOf(field).isEmpty();
    }

    private void report(Body body, Place place, Operand operand, GuardedEscape.Way way, World world) {
        for (Value.Field field : objects.findAll(body, operand, world)) {
            facts.accept(new GuardedEscape(place, field.field(), guard(field), way));
        }
    }

    private Guard guard(Value.Field field) {
        return engine.guards().guardsOf(field.field()).get(0);
    }
}
