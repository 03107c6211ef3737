package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.DoneFuture;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.ExecutableElement;

/** Finds the futures of which code knows whether they are done: it asks, or makes one that is. */
final class DoneObserver implements StepObserver {
    private static final Set<String> QUESTIONS = Set.of("isDone", "isCancelled", "isCompletedExceptionally", "state");
    private static final Set<String> MAKERS = Set.of(
            "java.util.concurrent.CompletableFuture",
            "com.google.common.util.concurrent.Futures",
            "com.google.api.core.ApiFutures");

    private final Engine engine;
    private final Consumer<Fact> facts;

    DoneObserver(Engine engine, Consumer<Fact> facts) {
        this.engine = engine;
        this.facts = facts;
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Call call) {
            if (isQuestion(call.method())) {
                worlds.all().forEach(world -> onQuestion(body, call, world));
            } else if (isMaking(call)) {
                add(body, call, new Value.Opaque(call.site()));
            }
        }
    }

    private boolean isQuestion(ExecutableElement method) {
        return QUESTIONS.contains(method.getSimpleName().toString())
                && method.getParameters().isEmpty()
                && engine.hierarchy().isKindOf(DeclaringType.of(method), "java.util.concurrent.Future");
    }

    private void onQuestion(Body body, Step.Call call, World world) {
        Value future = engine.evaluator().evaluateOwner(call.receiver(), world);
        if (future != null) {
            add(body, call, future);
        }
    }

    /** {@code CompletableFuture.completedFuture(…)}, {@code Futures.immediateFuture(…)}. */
    private static boolean isMaking(Step.Call call) {
        String name = call.method().getSimpleName().toString();
        return (name.startsWith("immediate") || name.startsWith("completed") || name.startsWith("failed"))
                && call.receiver() == null
                && MAKERS.contains(Routines.typeOf(call).getQualifiedName().toString());
    }

    private void add(Body body, Step.Call call, Value future) {
        facts.accept(new DoneFuture(call.place(), Routines.of(body), future));
    }
}
