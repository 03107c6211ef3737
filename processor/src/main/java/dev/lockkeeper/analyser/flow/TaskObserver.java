package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.fact.VariableTouch;
import dev.lockkeeper.analyser.fact.WorkerDeclared;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import dev.lockkeeper.analyser.task.WorkerMethods;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Finds out what tasks and others do with variables. */
final class TaskObserver implements StepObserver {
    private final Engine engine;
    private final Consumer<Fact> facts;

    TaskObserver(Engine engine, Consumer<Fact> facts) {
        this.engine = engine;
        this.facts = facts;
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Touch touch) {
            onTouch(body, touch, worlds);
        } else if (step instanceof Step.Change change) {
            worlds.all().forEach(world -> onChange(body, change, world));
        }
    }

    @Override
    public void onEnd(Body body, Worlds normal, Worlds abrupt) {
        if (body.method() != null && WorkerMethods.isWorker(body.method())) {
            facts.accept(new WorkerDeclared(body.place(), Routines.of(body)));
        }
    }

    private void onTouch(Body body, Step.Touch touch, Worlds worlds) {
        for (World world : worlds.all()) {
            Value owner = engine.evaluator().evaluateOwner(touch.owner(), world);
            boolean isUnshared = owner != null && world.unshared().contains(owner);
            if (!isUnshared) {
                Set<Hold> held = Set.copyOf(world.held().all());
                facts.accept(new VariableTouch(
                        touch.place(), Routines.of(body), touch.variable(), owner, touch.kind(), touch.index(), held));
            }
        }
    }

    /** An object that has another name here than that of the field, or parameter, that it is known by. */
    private void onChange(Body body, Step.Change change, World world) {
        Value object = engine.evaluator().evaluate(change.object(), world);
        if (object instanceof Value.Field field
                && isFixed(field.field())
                && !world.unshared().contains(field.owner())) {
            touch(body, change, field.field(), field.owner(), world);
        } else if (object instanceof Value.StaticField field && isFixed(field.field())) {
            touch(body, change, field.field(), null, world);
        } else if (object instanceof Value.Entry entry
                && entry.variable() instanceof Variable.Declared declared
                && declared.element() instanceof VariableElement parameter
                && parameter.asType().getKind() != TypeKind.ARRAY
                && body.parameters().contains(parameter)) {
            touch(body, change, parameter, null, world);
        }
    }

    /** What a field refers to that is not final may have been exchanged meanwhile. */
    private static boolean isFixed(VariableElement field) {
        return field.getModifiers().contains(Modifier.FINAL) && field.asType().getKind() != TypeKind.ARRAY;
    }

    private void touch(Body body, Step.Change change, VariableElement variable, @Nullable Value owner, World world) {
        Set<Hold> held = Set.copyOf(world.held().all());
        facts.accept(new VariableTouch(change.place(), Routines.of(body), variable, owner, UseKind.MUTATE, null, held));
    }
}
