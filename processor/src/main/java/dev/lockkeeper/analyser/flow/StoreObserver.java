package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.ValueStored;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.function.Consumer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Finds out what kinds of objects variables hold. */
final class StoreObserver implements StepObserver {
    private final Engine engine;
    private final Consumer<Fact> facts;
    private final Cycles cycles;

    StoreObserver(Engine engine, Cycles cycles, Consumer<Fact> facts) {
        this.engine = engine;
        this.cycles = cycles;
        this.facts = facts;
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Store store) {
            onStored(body, step, store.place(), store.field(), store.value(), worlds);
        } else if (step instanceof Step.Assign assign
                && assign.variable() instanceof Variable.Declared declared
                && declared.element() instanceof VariableElement variable) {
            onStored(body, step, assign.place(), variable, assign.value(), worlds);
        }
    }

    private void onStored(Body body, Step step, Place place, VariableElement variable, Operand operand, Worlds worlds) {
        if (variable.asType().getKind().isPrimitive()) {
            return;
        }
        for (World world : worlds.all()) {
            Value value = engine.evaluator().evaluate(operand, world);
            if (!value.equals(Value.Constant.NULL)) {
                TypeElement type = value instanceof Value.Created created ? created.type() : null;
                facts.accept(new ValueStored(place, Routines.of(body), variable, type, cycles.isRepeated(body, step)));
            }
        }
    }
}
