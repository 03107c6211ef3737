package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.LockTaken;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.lock.LockOperation;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Finds out which locks are waited for, and what is held meanwhile. A lock that is only tried is not waited for. */
final class AcquisitionObserver implements StepObserver {
    private static final Set<LockOperation> WAITING =
            Set.of(LockOperation.LOCK, LockOperation.STAMP_READ, LockOperation.STAMP_WRITE);

    private final Engine engine;
    private final Routines routines;
    private final Consumer<Fact> facts;

    AcquisitionObserver(Engine engine, Routines routines, Consumer<Fact> facts) {
        this.engine = engine;
        this.routines = routines;
        this.facts = facts;
    }

    /** A synchronized method takes its monitor before its first step. */
    @Override
    public void onEnd(Body body, Worlds normal, Worlds abrupt) {
        if (body.method() != null && body.method().getModifiers().contains(Modifier.SYNCHRONIZED)) {
            boolean isStatic = body.method().getModifiers().contains(Modifier.STATIC);
            Value monitor = isStatic ? new Value.ClassObject(body.type()) : new Value.Self(body.type());
            facts.accept(
                    new LockTaken(body.place(), Routines.of(body), monitor, Set.of(), Set.of(), false, Premises.NONE));
        }
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Enter enter) {
            take(body, enter.place(), enter.monitor(), worlds);
        } else if (step instanceof Step.Call call && call.receiver() != null) {
            Optional<LockOperation> operation = engine.locks().find(call.method());
            if (operation.filter(WAITING::contains).isPresent()) {
                take(body, call.place(), call.receiver(), worlds);
            }
        }
    }

    private void take(Body body, Place place, Operand operand, Worlds worlds) {
        boolean isOrdered = routines.isOrdering(body, worlds);
        worlds.all().forEach(world -> take(body, place, operand, isOrdered, world));
    }

    private void take(Body body, Place place, Operand operand, boolean isOrdered, World world) {
        Value value = engine.evaluator().evaluate(operand, world);
        Value lock = value instanceof Value.Side side ? side.lock() : value;
        if (!world.unshared().contains(lock.root())) {
            facts.accept(new LockTaken(
                    place,
                    Routines.of(body),
                    lock,
                    Routines.held(world),
                    Routines.givenBack(world),
                    isOrdered,
                    Premises.of(world.truths())));
        }
    }
}
