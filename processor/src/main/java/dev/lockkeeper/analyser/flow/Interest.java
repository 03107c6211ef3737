package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/** Tells cheaply which bodies have anything to do with locks and guarded members; the others are not analysed. */
final class Interest {
    private final Engine engine;
    private final PrivateMethods privates;
    private final Map<Body, Boolean> known = new HashMap<>();

    Interest(Engine engine, PrivateMethods privates) {
        this.engine = engine;
        this.privates = privates;
    }

    boolean isOfInterest(Body body) {
        Boolean answer = known.get(body);
        if (answer == null) {
            known.put(body, false); // what a recursive call finds
            answer = body.hasStep(this::isOfInterest);
            known.put(body, answer);
        }
        return answer;
    }

    private boolean isOfInterest(Step step) {
        if (step instanceof Step.Access
                || step instanceof Step.Enter
                || step instanceof Step.Touch
                || step instanceof Step.Change) {
            return true;
        }
        if (step instanceof Step.Call call) {
            return engine.rawInstances().isBroken(call.created()) || isOfInterest(call.method()) || handsOut(call);
        }
        if (step instanceof Step.Initialize initialize) {
            Body initializers = initialize.initializers();
            return privates.isStartedFromHereOnly(initializers) && isOfInterest(initializers);
        }
        if (step instanceof Step.Declare declare) {
            return declare.bodies().stream().anyMatch(this::isOfInterest);
        }
        return findOperand(step).filter(this::isOfInterest).isPresent();
    }

    private boolean handsOut(Step.Call call) {
        if (call.receiver() != null && isOfInterest(call.receiver())) {
            return true;
        }
        for (Operand argument : call.arguments()) {
            if (isOfInterest(argument)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Operand> findOperand(Step step) {
        if (step instanceof Step.Assign assign) {
            return Optional.of(assign.value());
        }
        if (step instanceof Step.Store store) {
            return Optional.of(store.value());
        }
        if (step instanceof Step.Release release) {
            return Optional.of(release.value());
        }
        return step instanceof Step.Return exit ? Optional.ofNullable(exit.value()) : Optional.empty();
    }

    /** Code of interest makes the body of interest that hands it out. */
    private boolean isOfInterest(Operand operand) {
        if (operand instanceof Operand.Known known && known.value() instanceof Value.Code code) {
            List<Body> bodies = engine.programs().codeOf(code.site());
            return bodies.stream().anyMatch(this::isOfInterest);
        }
        return false;
    }

    private boolean isOfInterest(ExecutableElement method) {
        if (engine.locks().find(method).isPresent()
                || engine.guards().isOfInterest(method)
                || engine.programs().plain().isLocking(method)) {
            return true;
        }
        if (privates.overridersOf(method).stream().anyMatch(this::isBodyOfInterest)) {
            return true;
        }
        Optional<Body> called = engine.programs().findBody(method);
        return called.isPresent()
                && (privates.isCalledFromHereOnly(method)
                        ? isOfInterest(called.get())
                        : engine.summaries().mayMatter(called.get()));
    }

    private boolean isBodyOfInterest(ExecutableElement method) {
        return engine.programs().findBody(method).filter(this::isOfInterest).isPresent();
    }
}
