package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;

/** Has constructors call the initialisers of their class, which the source does not say. */
final class ConstructionObserver implements StepObserver {
    private final Program program;
    private final Consumer<Fact> facts;

    ConstructionObserver(Program program, Consumer<Fact> facts) {
        this.program = program;
        this.facts = facts;
    }

    @Override
    public void onEnd(Body body, Worlds normal, Worlds abrupt) {
        if (body.kind() == Body.Kind.INSTANCE_INITIALIZER && body.hasStep(ConstructionObserver::isWorthFollowing)) {
            ElementFilter.constructorsIn(body.type().getEnclosedElements()).forEach(each -> follow(each, body));
        }
    }

    private static boolean isWorthFollowing(Step step) {
        return step instanceof Step.Call || step instanceof Step.Enter;
    }

    private void follow(ExecutableElement constructor, Body initializer) {
        Body body = program.methods().get(constructor);
        if (body != null && !body.hasStep(step -> isCallOfAnother(step, initializer))) {
            Value self = new Value.Self(initializer.type());
            facts.accept(new CallMade(
                    body.place(),
                    Routine.of(constructor),
                    Routines.of(initializer),
                    Map.of(self, self),
                    Set.of(),
                    false, // the initialisers run before anything that the constructor may compare
                    Premises.NONE));
        }
    }

    /** {@code this(…)}: the other constructor runs the initialisers. */
    private static boolean isCallOfAnother(Step step, Body initializer) {
        return step instanceof Step.Call call
                && call.method().getKind() == ElementKind.CONSTRUCTOR
                && call.created() == null
                && Routines.typeOf(call).equals(initializer.type());
    }
}
