package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.lock.Deferred;
import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockMethods;
import dev.lockkeeper.analyser.lock.LockOperation;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** What calls do to a world: those of locks, those of methods that lock or unlock for their caller, and all others. */
final class CallTransfer {
    private final Evaluator evaluator;
    private final LockMethods locks;
    private final OwnLocks ownLocks;
    private final Summaries summaries;
    private final Makers makers;

    CallTransfer(Evaluator evaluator, LockMethods locks, OwnLocks ownLocks, Summaries summaries, Makers makers) {
        this.makers = makers;
        this.evaluator = evaluator;
        this.locks = locks;
        this.ownLocks = ownLocks;
        this.summaries = summaries;
    }

    /** Whether the call need not be expected to throw: one that only returns a field, calculates, or takes or releases a lock. */
    boolean isQuiet(Step.Call call) {
        if (call.arguments().isEmpty() && summaries.findReturned(call.method()).isPresent()) {
            return true;
        }
        Optional<LockOperation> operation = locks.find(call.method());
        return operation.isPresent()
                ? call.method().getThrownTypes().isEmpty()
                : summaries.of(call.method()).isRelease() || summaries.isQuiet(call.method());
    }

    List<World> apply(Step.Call call, World before) {
        World world = forgetResult(call, before);
        Value receiver = evaluator.evaluateOwner(call.receiver(), world);
        if (call.created() != null && receiver instanceof Value.Created created) {
            world = Transfer.create(created, world);
        }
        List<Value> arguments = arguments(call, world);
        if (isClone(call) && receiver instanceof Value.Self self) {
            Value.Created copy = new Value.Created(call.site(), self.type());
            return List.of(LockTransfer.withResult(call, copy, Transfer.create(copy, world)));
        }
        Optional<LockOperation> operation = locks.find(call.method());
        if (operation.isPresent()) {
            return LockTransfer.apply(operation.get(), call, receiver, arguments, world);
        }
        List<World> checked = Checks.assume(call, arguments, world);
        if (checked.isEmpty()) {
            return checked;
        }
        World after = Escapes.apply(call, receiver, arguments, ownLocks.apply(call, receiver, checked.get(0)));
        List<World> worlds = applySummary(call, receiver, arguments, after);
        return makers.isMaker(call.method())
                ? worlds.stream().map(each -> withNew(call, each)).toList()
                : worlds;
    }

    private static World withNew(Step.Call call, World world) {
        Value result = new Value.Opaque(call.site());
        return LockTransfer.withResult(call, result, world.withUnshared(result));
    }

    private List<World> applySummary(Step.Call call, @Nullable Value receiver, List<Value> arguments, World before) {
        ExecutableElement method = evaluator.implementation(call.method(), receiver);
        World after = before;
        Summary summary = receiver instanceof Value.Code code ? summaries.ofCode(code) : summaries.of(method);
        if (summary.outcomes().isEmpty() && summary.known().isEmpty()) {
            return List.of(call.codeUse() == CodeUse.WRAPS ? withCode(call, receiver, arguments, after) : after);
        }
        Map<Value, Value> names = names(method, receiver, arguments);
        after = assumeKnown(summary.known(), names, after);
        if (summary.outcomes().isEmpty()) {
            return List.of(after);
        }
        List<World> worlds = new ArrayList<>();
        for (Summary.Outcome outcome : summary.outcomes()) {
            for (World possible : assumePremises(outcome.premises(), names, after)) {
                World found = assumeKnown(outcome.found(), names, possible);
                worlds.add(apply(outcome, summary.byChance(), call, names, found));
            }
        }
        // Another method that overrides this one may return where this one does not.
        return worlds.isEmpty() ? List.of(after) : worlds;
    }

    /** What is returned runs the code that the method is given or called on, unless the method is seen to do so. */
    private World withCode(Step.Call call, @Nullable Value receiver, List<Value> arguments, World world) {
        List<Value> sources = new ArrayList<>();
        if (receiver != null) {
            sources.add(receiver);
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (summaries.runsOf(call, i).isEmpty()) {
                sources.add(arguments.get(i));
            }
        }
        return LockTransfer.withResult(call, Deferred.madeOf(new Value.Opaque(call.site()), sources), world);
    }

    /** {@code super.clone()} makes a new object, by the contract of {@link Object}. */
    private static boolean isClone(Step.Call call) {
        return call.isSuper()
                && call.method().getSimpleName().contentEquals("clone")
                && Routines.typeOf(call).getQualifiedName().contentEquals("java.lang.Object")
                && call.arguments().isEmpty();
    }

    private static boolean isFixed(Value condition) {
        return condition instanceof Value.Equal equal
                ? Conditions.isFixed(equal.left()) && Conditions.isFixed(equal.right())
                : Conditions.isFixed(condition);
    }

    /** The worlds in which control goes on when the call throws: without the locks that the method has given up by then. */
    Worlds thrown(Step.Call call, Worlds worlds) {
        Set<Hold> givenUp = summaries.of(call.method()).givenUp();
        return givenUp.isEmpty() ? worlds : worlds.map(world -> without(givenUp, call, world));
    }

    private World without(Set<Hold> givenUp, Step.Call call, World world) {
        Value receiver = evaluator.evaluateOwner(call.receiver(), world);
        Map<Value, Value> names = Frames.intoCaller(call.method(), receiver, arguments(call, world));
        World after = world;
        for (Hold hold : givenUp) {
            after = after.releasing(translate(hold, names, after));
        }
        return after;
    }

    /** The worlds in which the caller passes what the method needs to return in that way. */
    private static List<World> assumePremises(Premises premises, Map<Value, Value> names, World world) {
        List<World> possible = List.of(world);
        for (Map.Entry<Value, Boolean> premise : premises.outcomes().entrySet()) {
            Value condition = premise.getKey().rewrite(names);
            if (!isFixed(condition)) {
                continue; // whoever asks again later may get another answer
            }
            possible = possible.stream()
                    .flatMap(each -> Conditions.assume(condition, premise.getValue(), each).stream())
                    .toList();
        }
        return possible;
    }

    /** A method that has checked for a lock returns only if it is held. */
    private World assumeKnown(Set<Hold> known, Map<Value, Value> names, World world) {
        World after = world;
        for (Hold each : known) {
            Hold hold = translate(each, names, after);
            after = after.held().has(hold) ? after : after.taking(hold, null);
        }
        return after;
    }

    private static World forgetResult(Step.Call call, World world) {
        return Transfer.forget(new Value.Opaque(call.site()), world).withoutLocal(new Variable.Temporary(call.site()));
    }

    List<Value> arguments(Step.Call call, World world) {
        return evaluator.evaluateAll(call.arguments(), world);
    }

    private static Map<Value, Value> names(ExecutableElement method, @Nullable Value receiver, List<Value> arguments) {
        return receiver instanceof Value.Code code ? code.captured() : Frames.intoCaller(method, receiver, arguments);
    }

    private World apply(
            Summary.Outcome outcome, Set<Hold> byChance, Step.Call call, Map<Value, Value> names, World world) {
        World after = world;
        for (Map.Entry<Value, Value> field : outcome.fields().entrySet()) {
            after = after.withField(
                    field.getKey().rewrite(names),
                    evaluator.canonical(field.getValue().rewrite(names), after));
        }
        for (Hold hold : outcome.released()) {
            after = after.releasing(translate(hold, names, after));
        }
        for (Hold hold : outcome.taken()) {
            Object origin = byChance.contains(hold) ? HeldLocks.PRESUMED : call.place();
            after = after.taking(translate(hold, names, after), origin);
        }
        if (call.method().getKind() == ElementKind.CONSTRUCTOR) {
            return after;
        }
        Value result = result(outcome, names, after);
        return LockTransfer.withResult(call, result, outcome.isStamp() ? LockTransfer.withStamp(result, after) : after);
    }

    private Value result(Summary.Outcome outcome, Map<Value, Value> names, World world) {
        Value result = outcome.result().rewrite(names);
        return result instanceof Value.Code code && code.captured().isEmpty()
                ? new Value.Code(code.site(), names)
                : evaluator.canonical(result, world);
    }

    private Hold translate(Hold hold, Map<Value, Value> names, World world) {
        return LockTransfer.holdOf(evaluator.canonical(hold.lock().rewrite(names), world), hold.mode());
    }
}
