package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameters of a method whose code it runs: they are called, and nothing else is done with them that could let
 * anybody else call them.
 */
final class ParameterRuns implements StepObserver {
    private final Engine engine;
    private final Map<Value, VariableElement> parameters = new HashMap<>();
    private final Map<VariableElement, Summary.Run> found = new HashMap<>();
    private final Set<VariableElement> passedOn = new HashSet<>();

    ParameterRuns(Engine engine, Body body) {
        this.engine = engine;
        body.parameters()
                .forEach(parameter -> parameters.put(new Value.Entry(new Variable.Declared(parameter)), parameter));
    }

    Map<VariableElement, Summary.Run> found() {
        Map<VariableElement, Summary.Run> result = new HashMap<>(found);
        result.keySet().removeAll(passedOn);
        return result;
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        for (World world : worlds.all()) {
            if (step instanceof Step.Call call) {
                onCall(call, world);
            } else if (step instanceof Step.Store store) {
                passOn(engine.evaluator().evaluate(store.value(), world));
            } else if (step instanceof Step.Release release) {
                passOn(engine.evaluator().evaluate(release.value(), world));
            } else if (step instanceof Step.Return exit && exit.value() != null) {
                passOn(engine.evaluator().evaluate(exit.value(), world));
            }
        }
    }

    private void onCall(Step.Call call, World world) {
        Value receiver = engine.evaluator().evaluateOwner(call.receiver(), world);
        VariableElement called = parameters.get(receiver);
        if (called != null) {
            run(called, new Summary.Run(world.held(), world.isLater()));
        }
        List<Operand> arguments = call.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            Value value = engine.evaluator().evaluate(arguments.get(i), world);
            VariableElement passed = parameters.get(value);
            if (passed != null) {
                onPassed(call, i, passed, receiver, world);
            }
        }
    }

    private void onPassed(Step.Call call, int index, VariableElement passed, @Nullable Value receiver, World world) {
        if (call.isRunningCode()) {
            run(passed, new Summary.Run(world.held(), world.isLater()));
            return;
        }
        List<? extends VariableElement> declared = call.method().getParameters();
        Summary.Run inside = index < declared.size()
                ? engine.summaries().of(call.method()).runs().get(declared.get(index))
                : null;
        if (inside == null) {
            passedOn.add(passed);
        } else {
            HeldLocks own = inside.held()
                    .rewrite(Frames.intoCaller(
                            call.method(), receiver, engine.evaluator().evaluateAll(call.arguments(), world)));
            HeldLocks held = inside.isLater() ? own : world.held().plus(own);
            run(passed, new Summary.Run(held, world.isLater() || inside.isLater()));
        }
    }

    private void run(VariableElement parameter, Summary.Run run) {
        found.merge(parameter, run, Summary.Run::and);
    }

    private void passOn(Value value) {
        VariableElement parameter = parameters.get(value);
        if (parameter != null) {
            passedOn.add(parameter);
        }
    }
}
