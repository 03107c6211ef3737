package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.BlockingCall;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.PoolWait;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockOperation;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.task.BlockingMethods;
import dev.lockkeeper.analyser.task.WorkerMethods;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Finds calls that may block for long, and those that wait for the workers of an object. */
final class BlockingObserver implements StepObserver {
    private static final Set<String> RESULTS = Set.of("get", "join");

    private final Engine engine;
    private final BlockingMethods blocking;
    private final InstantCalls instant;
    private final WorkerMethods workers;
    private final Consumer<Fact> facts;

    BlockingObserver(Engine engine, Origins origins, Consumer<Fact> facts) {
        this.engine = engine;
        this.facts = facts;
        instant = new InstantCalls(engine, origins);
        blocking = engine.blocking();
        workers = engine.workers();
    }

    @Override
    public void onStep(Body body, Step step, Worlds worlds) {
        if (step instanceof Step.Call call) {
            onWait(body, call, worlds);
            findName(call)
                    .filter(what -> !instant.isInstant(call))
                    .ifPresent(what -> onBlocking(body, call, what, worlds));
            if (isWaitingOnLock(call)) {
                worlds.all().forEach(world -> onWaitOnLock(body, call, world));
            }
        }
    }

    /** {@code wait()}, and {@code await()} of a condition. */
    private boolean isWaitingOnLock(Step.Call call) {
        String name = call.method().getSimpleName().toString();
        return (name.equals("wait") || name.startsWith("await"))
                && engine.locks()
                        .find(call.method())
                        .filter(operation -> operation == LockOperation.MONITOR || operation == LockOperation.CONDITION)
                        .isPresent();
    }

    /** It releases the lock that it belongs to, but none of the others. */
    private void onWaitOnLock(Body body, Step.Call call, World world) {
        Value receiver = engine.evaluator().evaluateOwner(call.receiver(), world);
        Value released = receiver instanceof Value.ConditionOf condition ? condition.lock() : receiver;
        Set<Hold> others = world.held().certain().stream()
                .filter(hold -> !hold.lock().equals(released))
                .collect(Collectors.toSet());
        boolean isReleased = others.size() < world.held().certain().size();
        if (isReleased && !others.isEmpty()) {
            String what = Routine.of(call.method()).text();
            Premises premises = Premises.of(world.truths());
            facts.accept(new BlockingCall(
                    call.place(), Routines.of(body), what, others, false, false, null, call.site(), premises));
        }
    }

    private void onBlocking(Body body, Step.Call call, String what, Worlds worlds) {
        Set<Hold> held = new HashSet<>();
        Set<@Nullable Value> awaited = new HashSet<>();
        @Nullable Premises premises = null;
        for (World world : worlds.all()) {
            Premises own = instant.findPremises(call, world).orElse(null);
            if (own != null) {
                premises = premises == null ? own : premises.or(own);
                held.addAll(heldDuring(call, world));
                awaited.add(isResult(call) ? engine.evaluator().evaluateOwner(call.receiver(), world) : null);
            }
        }
        if (premises != null) {
            Value only = awaited.size() == 1 ? awaited.iterator().next() : null;
            facts.accept(new BlockingCall(
                    call.place(),
                    Routines.of(body),
                    what,
                    held,
                    worlds.areAll(world -> !Routines.givenBack(world).isEmpty()),
                    isWaiting(call),
                    only,
                    call.site(),
                    premises));
        }
    }

    private boolean isWaiting(Step.Call call) {
        return blocking.isWaiting(call.method())
                || !workers.awaitedBy(call.method()).isEmpty();
    }

    /** {@code Thread.join} waits on the monitor of the thread, and so releases that one. */
    private Set<Hold> heldDuring(Step.Call call, World world) {
        boolean isJoin = call.method().getSimpleName().contentEquals("join")
                && Routines.typeOf(call).getQualifiedName().contentEquals("java.lang.Thread");
        Value thread = isJoin ? engine.evaluator().evaluateOwner(call.receiver(), world) : null;
        return thread == null
                ? world.held().certain()
                : world.held().certain().stream()
                        .filter(hold -> !hold.lock().equals(thread))
                        .collect(Collectors.toSet());
    }

    /** Whether the call fetches a result, of a future above all. */
    private static boolean isResult(Step.Call call) {
        return RESULTS.contains(call.method().getSimpleName().toString());
    }

    private Optional<String> findName(Step.Call call) {
        ExecutableElement method = call.method();
        Optional<ExecutableElement> submitted = workers.findSubmitted(method);
        if (submitted.isPresent()) {
            return submitted
                    .filter(WorkerMethods::isBlocking)
                    .map(worker -> Routine.of(method).text() + "', whose pool blocks when its queue is full, '"
                            + Routine.of(worker).text());
        }
        return workers.awaitedBy(method).isEmpty() || call.isSuper()
                ? blocking.find(method)
                : Optional.of(Routine.of(method).text());
    }

    private void onWait(Body body, Step.Call call, Worlds worlds) {
        Set<ExecutableElement> awaited = call.isSuper() ? Set.of() : workers.awaitedBy(call.method());
        if (!awaited.isEmpty()) {
            for (World world : worlds.all()) {
                Value owner = engine.evaluator().evaluateOwner(call.receiver(), world);
                if (owner != null) {
                    String what = Routine.of(call.method()).text();
                    facts.accept(new PoolWait(call.place(), Routines.of(body), owner, awaited, what));
                }
            }
        } else if (isResult(call) && blocking.isWaiting(call.method())) {
            worlds.all().forEach(world -> onResult(body, call, world));
        }
    }

    /** {@code submitWork(…).get()}, or the same through a variable. */
    private void onResult(Body body, Step.Call call, World world) {
        Value future = engine.evaluator().evaluateOwner(call.receiver(), world);
        Step.Call submit = future instanceof Value.Opaque opaque ? Routines.callAt(body, opaque.site()) : null;
        if (submit == null) {
            return;
        }
        Value owner = engine.evaluator().evaluateOwner(submit.receiver(), world);
        Optional<ExecutableElement> worker = workers.findSubmitted(submit.method());
        if (owner != null && worker.isPresent()) {
            String what =
                    Routine.of(submit.method()).text() + "(…)." + call.method().getSimpleName();
            facts.accept(new PoolWait(call.place(), Routines.of(body), owner, Set.of(worker.get()), what));
        }
    }
}
