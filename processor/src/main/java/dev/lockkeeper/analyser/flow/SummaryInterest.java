package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.LockOperation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** Tells cheaply which bodies may do something that their callers have to know of. */
final class SummaryInterest {
    private static final Set<LockOperation> WITHOUT_EFFECT =
            Set.of(LockOperation.CONDITION, LockOperation.MONITOR, LockOperation.GUARD);

    private final Engine engine;
    private final Map<Body, Boolean> known = new HashMap<>();

    SummaryInterest(Engine engine) {
        this.engine = engine;
    }

    boolean mayMatter(Body body) {
        Boolean answer = known.get(body);
        if (answer == null) {
            known.put(body, false); // what a recursive call finds
            answer = takesCode(body) || returnsLock(body) || body.hasStep(step -> matters(body, step));
            known.put(body, answer);
        }
        return answer;
    }

    private boolean takesCode(Body body) {
        return body.method() != null && engine.functionalTypes().takesCode(body.method());
    }

    /** Which of the two sides of a lock, for example. */
    private boolean returnsLock(Body body) {
        return body.method() != null && LockKind.of(body.method().getReturnType(), engine.hierarchy()) == LockKind.LOCK;
    }

    private boolean matters(Body body, Step step) {
        if (step instanceof Step.Store store) {
            return body.kind() == Body.Kind.CONSTRUCTOR
                    && LockKind.of(store.field().asType(), engine.hierarchy()) != LockKind.MONITOR;
        }
        return step instanceof Step.Call call && matters(call.method());
    }

    private boolean matters(ExecutableElement method) {
        return engine.locks()
                .find(method)
                .map(operation -> !WITHOUT_EFFECT.contains(operation))
                .orElseGet(() -> engine.programs()
                        .findBody(method)
                        .filter(this::mayMatter)
                        .isPresent());
    }
}
