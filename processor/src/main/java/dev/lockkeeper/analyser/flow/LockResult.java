package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.type.TypeKind;

/**
 * What a body returns where it leaves a lock held, and where it does not.
 *
 * @param body the body
 * @param ends how it returns
 */
record LockResult(Body body, Worlds ends) {
    private static final Value NO_STAMP = new Value.Constant(0L);

    /** Whether the result tells the caller if the lock is held. */
    boolean tells(Hold hold) {
        TypeKind kind = body.method() == null
                ? TypeKind.DECLARED
                : body.method().getReturnType().getKind();
        Set<Value> ifHeld = results(end -> end.held().has(hold));
        Set<Value> ifNot = results(end -> !end.held().has(hold));
        return switch (kind) {
            case VOID -> false;
            case BOOLEAN -> areConstant(ifHeld) && areConstant(ifNot) && Collections.disjoint(ifHeld, ifNot);
            case LONG -> ifNot.equals(Set.of(NO_STAMP)) && !ifHeld.contains(NO_STAMP);
            default -> !kind.isPrimitive() && Collections.disjoint(ifHeld, ifNot);
        };
    }

    private static boolean areConstant(Set<Value> values) {
        return values.stream().allMatch(Value.Constant.class::isInstance);
    }

    private Set<Value> results(Predicate<World> isMeant) {
        Set<Value> found = new HashSet<>();
        for (World end : ends.all()) {
            Value value = end.locals().get(Transfer.RESULT);
            if (value != null && isMeant.test(end)) {
                Boolean truth = end.truths().get(value);
                found.add(truth == null ? value : new Value.Constant(truth));
            }
        }
        return found;
    }
}
