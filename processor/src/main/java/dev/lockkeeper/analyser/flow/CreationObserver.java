package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.RawInstance;
import dev.lockkeeper.analyser.lock.RawInstances;
import java.util.function.Consumer;
import javax.lang.model.element.TypeElement;

/** Finds objects of domain classes that are created where those of generated classes are needed. */
final class CreationObserver implements StepObserver {
    private final Engine engine;
    private final Consumer<Fact> facts;

    CreationObserver(Engine engine, Consumer<Fact> facts) {
        this.engine = engine;
        this.facts = facts;
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Call call && call.created() != null) {
            TypeElement type = call.created();
            engine.rawInstances()
                    .findBrokenPromise(type)
                    .ifPresent(promise -> facts.accept(new RawInstance(
                            call.place(), type, promise.getSimpleName().toString(), RawInstances.isAwait(promise))));
        }
    }
}
