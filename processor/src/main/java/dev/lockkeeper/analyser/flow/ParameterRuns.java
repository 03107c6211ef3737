package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.lock.Deferred;
import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameters of a method whose code it runs: they are called, and nothing else is done with them that could let
 * anybody else call them.
 */
final class ParameterRuns implements StepObserver {
    private final Engine engine;
    private final Map<Value, VariableElement> parameters = new HashMap<>();
    private final Map<VariableElement, Set<Summary.Run>> found = new HashMap<>();
    private final Set<VariableElement> passedOn = new HashSet<>();
    /** The locks of the caller that are not held at the step in hand, whichever way led there. */
    private Set<Hold> givenUp = Set.of();

    ParameterRuns(Engine engine, Body body) {
        this.engine = engine;
        body.parameters()
                .forEach(parameter -> parameters.put(new Value.Entry(new Variable.Declared(parameter)), parameter));
    }

    Map<VariableElement, Set<Summary.Run>> found() {
        Map<VariableElement, Set<Summary.Run>> result = new HashMap<>(found);
        result.keySet().removeAll(passedOn);
        return result;
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        givenUp = givenUp(worlds);
        for (World world : worlds.all()) {
            if (step instanceof Step.Call call) {
                onCall(call, world);
            } else if (step instanceof Step.Use use) {
                run(engine.evaluator().evaluate(use.object(), world), world);
            } else if (step instanceof Step.Store store) {
                passOn(engine.evaluator().evaluate(store.value(), world));
            } else if (step instanceof Step.Release release) {
                passOn(engine.evaluator().evaluate(release.value(), world));
            } else if (step instanceof Step.Return exit && exit.value() != null) {
                passOn(engine.evaluator().evaluate(exit.value(), world));
            }
        }
    }

    private static Set<Hold> givenUp(Worlds worlds) {
        Set<Hold> common = new HashSet<>();
        worlds.all().stream().findFirst().ifPresent(world -> common.addAll(world.released()));
        common.removeIf(hold -> !worlds.areAll(
                world -> world.released().contains(hold) && !world.held().has(hold)));
        return common;
    }

    private void onCall(Step.Call call, World world) {
        Value receiver = engine.evaluator().evaluateOwner(call.receiver(), world);
        if (call.codeUse() != CodeUse.WRAPS) {
            Map<Integer, Value> given = given(call, world);
            parametersIn(receiver).forEach(each -> run(each, runIn(world, given)));
        }
        List<Operand> arguments = call.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            for (VariableElement passed : parametersIn(engine.evaluator().evaluate(arguments.get(i), world))) {
                onPassed(call, i, passed, receiver, world);
            }
        }
    }

    /** What the code is given: only the method that it implements passes that on as it is. */
    private Map<Integer, Value> given(Step.Call call, World world) {
        Map<Integer, Value> given = new HashMap<>();
        if (call.method().getModifiers().contains(Modifier.ABSTRACT)) {
            for (int i = 0; i < call.arguments().size(); i++) {
                Value value = engine.evaluator().evaluate(call.arguments().get(i), world);
                if (!(value instanceof Value.Code || isGuarded(value))) {
                    given.put(i, value);
                }
            }
        }
        return given;
    }

    private boolean isGuarded(Value value) {
        return value instanceof Value.Field field
                && !engine.guards().guardsOf(field.field()).isEmpty();
    }

    private void onPassed(Step.Call call, int index, VariableElement passed, @Nullable Value receiver, World world) {
        if (call.isRunningCode()) {
            run(passed, runIn(world, Map.of()));
            return;
        }
        Set<Summary.Run> runs = engine.summaries().runsOf(call, index);
        if (runs.isEmpty()) {
            if (call.codeUse() != CodeUse.WRAPS) {
                passedOn.add(passed);
            }
            return;
        }
        Map<Value, Value> names =
                Frames.intoCaller(call.method(), receiver, engine.evaluator().evaluateAll(call.arguments(), world));
        runs.stream().flatMap(inside -> inside.forCaller(names).stream()).forEach(own -> onRun(passed, own, world));
    }

    private void onRun(VariableElement passed, Summary.Run own, World world) {
        HeldLocks left = world.held().without(own.givenUp());
        HeldLocks held = own.isLater() ? own.held() : left.plus(own.held());
        Set<Hold> without = new HashSet<>(givenUp);
        without.addAll(own.givenUp());
        own.premises()
                .and(Premises.of(world.truths()))
                .ifPresent(premises -> run(
                        passed,
                        new Summary.Run(held, without, world.isLater() || own.isLater(), own.arguments(), premises)));
    }

    private Summary.Run runIn(World world, Map<Integer, Value> given) {
        return new Summary.Run(world.held(), givenUp, world.isLater(), given, Premises.of(world.truths()));
    }

    private void run(VariableElement parameter, Summary.Run run) {
        found.computeIfAbsent(parameter, each -> new LinkedHashSet<>()).add(run);
    }

    private void run(@Nullable Value value, World world) {
        parametersIn(value).forEach(each -> run(each, runIn(world, Map.of())));
    }

    private void passOn(Value value) {
        passedOn.addAll(parametersIn(value));
    }

    private List<VariableElement> parametersIn(@Nullable Value value) {
        return Deferred.sourcesOf(value).stream()
                .filter(parameters::containsKey)
                .map(parameters::get)
                .toList();
    }
}
