package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** What each step does to the worlds that come to it. */
final class Transfer {
    /** Holds what a body returns. */
    static final Variable RESULT = new Variable.Temporary(0);

    private final Evaluator evaluator;
    private final CallTransfer calls;
    private final ResourceTransfer resources;
    private final TypeHierarchy hierarchy;

    Transfer(Evaluator evaluator, CallTransfer calls, ResourceTransfer resources, TypeHierarchy hierarchy) {
        this.evaluator = evaluator;
        this.calls = calls;
        this.resources = resources;
        this.hierarchy = hierarchy;
    }

    /** Where control goes when the step throws; a method that only returns a field does not. */
    List<Block> handlers(Step step) {
        boolean isQuiet = step instanceof Step.Call call && calls.isQuiet(call);
        return isQuiet ? List.of() : Graph.handlers(step);
    }

    /** The worlds in which control goes on when the step throws. */
    Worlds thrown(Step step, Worlds worlds) {
        return step instanceof Step.Call call ? calls.thrown(call, worlds) : worlds;
    }

    Worlds apply(Step step, Worlds worlds) {
        if (step instanceof Step.Access
                || step instanceof Step.Items
                || step instanceof Step.Risk
                || step instanceof Step.Use) {
            return worlds;
        }
        return worlds.flatMap(world -> apply(step, world));
    }

    private List<World> apply(Step step, World world) {
        if (step instanceof Step.Call call) {
            return calls.apply(call, world);
        }
        if (step instanceof Step.Assume assume) {
            if (isAskedAnew(assume.condition())) {
                return List.of(world);
            }
            return Conditions.assume(evaluator.evaluate(assume.condition(), world), assume.outcome(), world);
        }
        if (step instanceof Step.Assign assign) {
            return assign(assign, world);
        }
        return List.of(applySimple(step, world));
    }

    /** Whether nothing is known of the condition, and nothing keeps its outcome: the next time round a loop it may have another. */
    private static boolean isAskedAnew(Operand condition) {
        return condition instanceof Operand.Known known && known.value() instanceof Value.Opaque;
    }

    private List<World> assign(Step.Assign assign, World world) {
        Value value = evaluator.evaluate(assign.value(), world);
        if (value instanceof Value.Equal equal && equal.left() instanceof Value.IsHeld) {
            return answer(assign.variable(), equal, world);
        }
        World before = assign.value() instanceof Operand.Known ? forget(value, world) : world;
        return List.of(before.withLocal(assign.variable(), value));
    }

    /** What a variable tells of a lock is so now, and not when it is looked at. */
    private static List<World> answer(Variable variable, Value question, World world) {
        return Stream.of(true, false)
                .flatMap(outcome -> Conditions.assume(question, outcome, world).stream()
                        .map(each -> each.withLocal(variable, new Value.Constant(outcome))))
                .toList();
    }

    private World applySimple(Step step, World world) {
        if (step instanceof Step.Store store) {
            return store(store, world);
        }
        if (step instanceof Step.Release release) {
            return world.withoutUnshared(evaluator.evaluate(release.value(), world));
        }
        if (step instanceof Step.Enter enter) {
            return world.taking(monitor(enter.monitor(), world), null);
        }
        if (step instanceof Step.Leave leave) {
            return world.releasing(monitor(leave.monitor(), world));
        }
        if (step instanceof Step.Open open) {
            return resources.open(open, world);
        }
        if (step instanceof Step.Close close) {
            return resources.close(close, world);
        }
        if (step instanceof Step.Return exit && exit.value() != null) {
            return world.withLocal(RESULT, evaluator.evaluate(exit.value(), world));
        }
        return world;
    }

    private Hold monitor(Operand operand, World world) {
        return new Hold(evaluator.evaluate(operand, world), Mode.MONITOR);
    }

    /** An expression that is evaluated again denotes another object than before. */
    static World forget(Value value, World world) {
        if (value instanceof Value.Opaque opaque && world.mentions(opaque)) {
            Variable past = new Variable.Temporary(opaque.site());
            return world.rewrite(Map.of(value, new Value.Merged(opaque.site(), past, true)));
        }
        return world;
    }

    /** The same for a new object. */
    static World create(Value.Created created, World world) {
        boolean isKnown = world.unshared().contains(created) || world.mentions(created);
        Variable past = new Variable.Temporary(created.site());
        World before = isKnown ? world.rewrite(Map.of(created, new Value.Merged(created.site(), past, true))) : world;
        return before.withUnshared(created);
    }

    private World store(Step.Store store, World world) {
        Value owner = evaluator.evaluateOwner(store.owner(), world);
        Value value = evaluator.evaluate(store.value(), world);
        Value holder = owner == null ? new Value.ClassObject(DeclaringType.of(store.field())) : owner;
        Value field = owner == null ? new Value.StaticField(store.field()) : new Value.Field(owner, store.field());
        boolean isHidden = world.unshared().contains(holder);
        World escaped = isHidden ? world : world.withoutUnshared(value);
        boolean isFinal = store.field().getModifiers().contains(Modifier.FINAL);
        World named = isFinal && isLock(store) ? escaped.withField(field, value) : escaped;
        World stored = isFinal ? named : detach(field, store.site(), named);
        return isHidden && world.unshared().contains(value) ? hide(holder, field, value, stored) : stored;
    }

    /** What an object that nobody else knows holds gets known with it, and is the same by the name of the field. */
    private static World hide(Value holder, Value field, Value value, World world) {
        return world.withUnshared(world.unshared()
                .with(field)
                .tied(holder, field)
                .tied(field, value)
                .tied(value, field));
    }

    private boolean isLock(Step.Store store) {
        return LockKind.of(store.field().asType(), hierarchy) != LockKind.MONITOR;
    }

    /** What the field held until now can no longer be reached through it. */
    private static World detach(Value field, int site, World world) {
        return world.mentions(field) ? world.rewrite(Map.of(field, new Value.Opaque(site))) : world;
    }

    @Nullable
    Value evaluateOwner(@Nullable Operand owner, World world) {
        return evaluator.evaluateOwner(owner, world);
    }
}
