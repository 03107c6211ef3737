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
 * Finds the parameters of a method whose code it runs before it returns: they are called, and nothing else is done with them that
 * could let them be called later.
 */
final class ParameterRuns implements StepObserver {
    private final Engine engine;
    private final Map<Value, VariableElement> parameters = new HashMap<>();
    private final Map<VariableElement, HeldLocks> found = new HashMap<>();
    private final Set<VariableElement> passedOn = new HashSet<>();

    ParameterRuns(Engine engine, Body body) {
        this.engine = engine;
        body.parameters()
                .forEach(parameter -> parameters.put(new Value.Entry(new Variable.Declared(parameter)), parameter));
    }

    Map<VariableElement, HeldLocks> found() {
        Map<VariableElement, HeldLocks> result = new HashMap<>(found);
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
            run(called, world, HeldLocks.NONE);
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
            run(passed, world, HeldLocks.NONE);
            return;
        }
        List<? extends VariableElement> declared = call.method().getParameters();
        HeldLocks inside = index < declared.size()
                ? engine.summaries().of(call.method()).runs().get(declared.get(index))
                : null;
        if (inside == null) {
            passedOn.add(passed);
        } else {
            run(passed, world, inside.rewrite(Frames.intoCaller(call.method(), receiver, List.of())));
        }
    }

    /** Code that runs in code that runs later may run later itself. */
    private void run(VariableElement parameter, World world, HeldLocks more) {
        if (world.isLater()) {
            passedOn.add(parameter);
        }
        HeldLocks held = world.held().plus(more);
        found.merge(parameter, held, HeldLocks::intersect);
    }

    private void passOn(Value value) {
        VariableElement parameter = parameters.get(value);
        if (parameter != null) {
            passedOn.add(parameter);
        }
    }
}
