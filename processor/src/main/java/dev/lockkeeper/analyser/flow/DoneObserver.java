package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.DoneFuture;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;

/** Finds the futures of which code knows whether they are done: it asks, or makes one that is. */
final class DoneObserver implements StepObserver {
    private static final Set<String> QUESTIONS = Set.of("isDone", "isCancelled", "isCompletedExceptionally", "state");
    private static final Set<String> LISTENING =
            Set.of("whenComplete", "whenCompleteAsync", "handle", "handleAsync", "addListener", "addCallback");
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
            } else if (isListening(call)) {
                worlds.all().forEach(world -> onListening(call, world));
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

    /** {@code future.whenComplete(…)}, {@code future.addListener(…)}, {@code Futures.addCallback(future, …)}. */
    private boolean isListening(Step.Call call) {
        String name = call.method().getSimpleName().toString();
        return (LISTENING.contains(name) || name.startsWith("then") || name.startsWith("exceptionally"))
                && (MAKERS.contains(Routines.typeOf(call).getQualifiedName().toString())
                        || engine.hierarchy().isKindOf(Routines.typeOf(call), "java.util.concurrent.Future")
                        || engine.hierarchy().isKindOf(Routines.typeOf(call), "java.util.concurrent.CompletionStage"));
    }

    /** What listens to a future runs when that is done. */
    private void onListening(Step.Call call, World world) {
        List<Value> arguments = engine.evaluator().evaluateAll(call.arguments(), world);
        Value receiver = engine.evaluator().evaluateOwner(call.receiver(), world);
        Value future = receiver == null && !arguments.isEmpty() ? arguments.get(0) : receiver;
        if (future != null) {
            arguments.stream()
                    .flatMap(this::routinesOf)
                    .forEach(routine -> facts.accept(new DoneFuture(call.place(), routine, future)));
        }
    }

    /** The code that is handed over, or that of the object which is made for it. */
    private Stream<Routine> routinesOf(Value listener) {
        if (listener instanceof Value.Code code) {
            return engine.programs().codeOf(code.site()).stream().map(Routines::of);
        }
        return listener instanceof Value.Created created
                ? ElementFilter.methodsIn(created.type().getEnclosedElements()).stream()
                        .map(Routine::of)
                : Stream.empty();
    }

    private void add(Body body, Step.Call call, Value future) {
        facts.accept(new DoneFuture(call.place(), Routines.of(body), future));
    }
}
