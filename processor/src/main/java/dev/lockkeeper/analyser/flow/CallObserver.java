package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Deferred;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        boolean isOrdered =
                (step instanceof Step.Call || step instanceof Step.Use) && routines.isOrdering(body, worlds);
        for (World world : worlds.all()) {
            if (step instanceof Step.Call call) {
                onCall(body, call, isOrdered, world);
            } else if (step instanceof Step.Use use) {
                run(body, use.place(), engine.evaluator().evaluate(use.object(), world), isOrdered, world);
            }
        }
    }

    private void onCall(Body body, Step.Call call, boolean isOrdered, World world) {
        Value receiver = engine.evaluator().evaluateOwner(call.receiver(), world);
        List<Value> arguments = engine.evaluator().evaluateAll(call.arguments(), world);
        if (!Deferred.codesOf(receiver).isEmpty() && call.created() == null) {
            if (call.codeUse() != CodeUse.WRAPS) {
                run(body, call.place(), receiver, isOrdered, world);
            }
        } else if (!engine.hierarchy().isOfJdk(Routines.typeOf(call))) {
            Routine callee = Routine.of(call.method());
            Map<Value, Value> names = Frames.intoCaller(call.method(), receiver, arguments);
            add(body, call.place(), callee, names, isOrdered, world);
        }
        for (int i = 0; i < arguments.size(); i++) {
            boolean isCode = !Deferred.codesOf(arguments.get(i)).isEmpty();
            if (isCode && (call.isRunningCode() || isRunMeanwhile(call, i))) {
                run(body, call.place(), arguments.get(i), isOrdered, world);
            }
        }
    }

    /** Whether the method that is called runs the code before it returns, and does not just have it run later. */
    private boolean isRunMeanwhile(Step.Call call, int argument) {
        return engine.summaries().runsOf(call, argument).stream().anyMatch(run -> !run.isLater());
    }

    /** Code of the body's own calls everything what the body calls it. */
    private void run(Body body, Place place, @Nullable Value object, boolean isOrdered, World world) {
        for (Value.Code code : Deferred.codesOf(object)) {
            for (Body inside : engine.programs().codeOf(code.site())) {
                if (inside.kind() == Body.Kind.LAMBDA || inside.kind() == Body.Kind.METHOD) {
                    add(body, place, Routines.of(inside), sameNames(inside, code), isOrdered, world);
                }
            }
        }
    }

    private static Map<Value, Value> sameNames(Body inside, Value.Code code) {
        Value self = new Value.Self(inside.type());
        return code.captured().isEmpty() ? Map.of(self, self) : code.captured();
    }

    private void add(Body body, Place place, Routine callee, Map<Value, Value> names, boolean isOrdered, World world) {
        facts.accept(new CallMade(
                place,
                Routines.of(body),
                callee,
                names,
                fresh(names, world),
                Routines.held(world),
                Routines.givenBack(world),
                isOrdered,
                Premises.of(world.truths())));
    }

    private static Set<Value> fresh(Map<Value, Value> names, World world) {
        return world.unshared().isEmpty()
                ? Set.of()
                : names.values().stream().filter(world.unshared()::contains).collect(Collectors.toUnmodifiableSet());
    }
}
