package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds the calls among the classes of the compilation, with what is handed over and held. */
final class CallObserver implements StepObserver {
    private final Engine engine;
    private final Routines routines;
    private final Consumer<Fact> facts;

    CallObserver(Engine engine, Routines routines, Consumer<Fact> facts) {
        this.engine = engine;
        this.routines = routines;
        this.facts = facts;
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Call call) {
            boolean isOrdered = routines.isOrdering(body, worlds);
            for (World world : worlds.all()) {
                onCall(body, call, isOrdered, world);
            }
        }
    }

    private void onCall(Body body, Step.Call call, boolean isOrdered, World world) {
        Value receiver = engine.evaluator().evaluateOwner(call.receiver(), world);
        List<Value> arguments = engine.evaluator().evaluateAll(call.arguments(), world);
        if (receiver instanceof Value.Code code && call.created() == null) {
            run(body, call, code, isOrdered, world);
        } else if (!engine.hierarchy().isOfJdk(Routines.typeOf(call))) {
            Routine callee = Routine.of(call.method());
            add(body, call, callee, Frames.intoCaller(call.method(), receiver, arguments), isOrdered, world);
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Value.Code code && isRunning(call, i)) {
                run(body, call, code, isOrdered, world);
            }
        }
    }

    private boolean isRunning(Step.Call call, int index) {
        return call.isRunningCode()
                || !engine.summaries().runsOf(call.method(), index).isEmpty();
    }

    /** Code of the body's own calls everything what the body calls it. */
    private void run(Body body, Step.Call call, Value.Code code, boolean isOrdered, World world) {
        for (Body inside : engine.programs().codeOf(code.site())) {
            if (inside.kind() == Body.Kind.LAMBDA || inside.kind() == Body.Kind.METHOD) {
                add(body, call, Routines.of(inside), sameNames(inside, code), isOrdered, world);
            }
        }
    }

    private static Map<Value, Value> sameNames(Body inside, Value.Code code) {
        Value self = new Value.Self(inside.type());
        return code.captured().isEmpty() ? Map.of(self, self) : code.captured();
    }

    private void add(
            Body body, Step.Call call, Routine callee, Map<Value, Value> names, boolean isOrdered, World world) {
        facts.accept(new CallMade(
                call.place(),
                Routines.of(body),
                callee,
                names,
                fresh(names, world),
                Routines.held(world),
                Routines.hasGivenBack(world),
                isOrdered,
                Premises.of(world.truths())));
    }

    private static Set<Value> fresh(Map<Value, Value> names, World world) {
        return world.unshared().isEmpty()
                ? Set.of()
                : names.values().stream().filter(world.unshared()::contains).collect(Collectors.toUnmodifiableSet());
    }
}
