package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/**
 * What a method does to the locks of its caller, in the method's own terms.
 *
 * @param outcomes the ways in which it returns
 * @param runs the parameters whose code it has run when it returns, each with the locks held whenever it runs
 */
record Summary(List<Outcome> outcomes, Map<VariableElement, HeldLocks> runs) {
    static final Summary NOTHING = new Summary(List.of(), Map.of());

    /**
     * One way of returning.
     *
     * @param result what is returned
     * @param taken the locks held that were not held before
     * @param released the locks of the caller that are no longer held
     * @param fields what the fields of a new object were given
     */
    record Outcome(Value result, Set<Hold> taken, Set<Hold> released, Map<Value, Value> fields) {
        boolean isNothing() {
            return taken.isEmpty() && released.isEmpty() && fields.isEmpty() && !(result instanceof Value.Constant);
        }
    }
}
