package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.task.Timeouts;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Tells those calls of methods that may block for long which return at once, for what they are called on or given. */
final class InstantCalls {
    private static final Set<String> PUTTING = Set.of("put", "putFirst", "putLast");
    /** Queues that have no bound unless they are made with one. */
    private static final Set<String> GROWING =
            Set.of("java.util.concurrent.LinkedBlockingQueue", "java.util.concurrent.LinkedBlockingDeque");

    private static final Value ZERO = new Value.Constant(0L);

    private final Engine engine;
    private final Origins origins;

    InstantCalls(Engine engine, Origins origins) {
        this.engine = engine;
        this.origins = origins;
    }

    /** What the parameters of the body have to be for the call to wait; nothing if it does not, whatever they are. */
    Optional<Premises> findPremises(Step.Call call, World world) {
        Premises known = Premises.of(world.truths());
        OptionalInt index = engine.blocking().timeouts().find(call.method());
        if (index.isEmpty()) {
            return Optional.of(known);
        }
        Value time = engine.evaluator().evaluate(call.arguments().get(index.getAsInt()), world);
        Value isNone = new Value.Equal(time, ZERO);
        if (Timeouts.isZero(time)) {
            return Optional.empty();
        }
        return Premises.isPremise(isNone) ? known.and(new Premises(Map.of(isNone, false))) : Optional.of(known);
    }

    /** Whether the call returns at once in any case. */
    boolean isInstant(Step.Call call) {
        return isPuttingWithoutBound(call) || isSelectingAtOnce(call);
    }

    /** Whether one of the clauses that the call is given is for when none of the others is ready. */
    private boolean isSelectingAtOnce(Step.Call call) {
        return call.method().getSimpleName().contentEquals("select")
                && call.arguments().stream().anyMatch(clause -> origins.isOf(clause, InstantCalls::isElse));
    }

    private static boolean isElse(Operand operand, Step.@Nullable Call call) {
        return call != null
                && call.method().getSimpleName().contentEquals("orElse")
                && Routines.typeOf(call).getQualifiedName().contentEquals("dev.lockkeeper.runtime.Select");
    }

    /** Whether the call puts something into a queue that has room for everything. */
    private boolean isPuttingWithoutBound(Step.Call call) {
        return call.receiver() != null
                && PUTTING.contains(call.method().getSimpleName().toString())
                && origins.isOf(call.receiver(), InstantCalls::isWithoutBound);
    }

    private static boolean isWithoutBound(Operand operand, Step.@Nullable Call call) {
        return call != null
                && call.created() != null
                && GROWING.contains(call.created().getQualifiedName().toString())
                && call.method().getParameters().stream()
                        .noneMatch(parameter -> parameter.asType().getKind() == TypeKind.INT);
    }
}
