package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * What a method does to the locks of its caller, in the method's own terms.
 *
 * @param outcomes the ways in which it returns
 * @param known the locks that the caller holds if it returns at all, for it has checked them
 * @param givenUp the locks of the caller that are no longer held whenever it throws
 * @param byChance the locks that it may leave held without its caller knowing whether it has
 * @param runs the ways in which it runs the code that it is given, for each parameter of which that can be told
 */
record Summary(
        List<Outcome> outcomes,
        Set<Hold> known,
        Set<Hold> givenUp,
        Set<Hold> byChance,
        Map<VariableElement, Set<Run>> runs) {
    static final Summary NOTHING = new Summary(List.of(), Set.of(), Set.of(), Set.of(), Map.of());

    /** Whether some way releases a lock of the caller and none takes one. */
    boolean isRelease() {
        return outcomes.stream().anyMatch(outcome -> !outcome.released().isEmpty())
                && outcomes.stream().allMatch(outcome -> outcome.taken().isEmpty());
    }

    /**
     * One way in which code runs that is passed to the method.
     *
     * @param held the locks that are held then, beside those of the caller
     * @param givenUp those of the caller that are not held then
     * @param isLater whether it may be after the method has returned, when the caller's locks are no longer held
     * @param arguments what the code is given, by position, as far as that can be told
     * @param premises what the parameters of the method have to be for that
     */
    record Run(HeldLocks held, Set<Hold> givenUp, boolean isLater, Map<Integer, Value> arguments, Premises premises) {
        Run {
            held = held.asOfCaller();
        }

        /** The same for who calls the method; nothing if what it passes does not lead there. */
        Optional<Run> forCaller(Map<Value, Value> names) {
            return premises.unlessRefuted(names)
                    .map(left -> new Run(
                            held.rewrite(names),
                            givenUp.stream().map(hold -> hold.rewrite(names)).collect(Collectors.toSet()),
                            isLater,
                            mapArguments(value -> value.rewrite(names)),
                            left));
        }

        Map<Integer, Value> mapArguments(UnaryOperator<Value> change) {
            Map<Integer, Value> changed = new HashMap<>();
            arguments.forEach((index, value) -> changed.put(index, change.apply(value)));
            return changed;
        }
    }

    /**
     * One way of returning.
     *
     * @param result what is returned
     * @param isStamp whether that is a number that is known not to be zero
     * @param taken the locks held that were not held before
     * @param released the locks of the caller that are no longer held
     * @param fields what the fields of a new object were given
     * @param premises what the parameters have to be for it to return in this way
     * @param found the locks that it has found held by the caller, where in another way it takes them
     */
    record Outcome(
            Value result,
            boolean isStamp,
            Set<Hold> taken,
            Set<Hold> released,
            Map<Value, Value> fields,
            Premises premises,
            Set<Hold> found) {
        /** The locks that this one leaves held and the other one does not, though the caller sees no difference. */
        Set<Hold> takenUnlike(Outcome other) {
            if (!result.equals(other.result) || !premises.equals(other.premises)) {
                return Set.of();
            }
            Set<Hold> more = new HashSet<>(taken);
            more.removeAll(other.taken);
            return more;
        }

        Outcome withFound(Set<Hold> known) {
            return new Outcome(result, isStamp, taken, released, fields, premises, known);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Outcome that
                    && result.equals(that.result)
                    && isStamp == that.isStamp
                    && taken.equals(that.taken)
                    && released.equals(that.released)
                    && fields.equals(that.fields)
                    && premises.equals(that.premises)
                    && found.equals(that.found);
        }

        @Override
        public int hashCode() {
            return 31 * result.hashCode() + taken.hashCode();
        }
    }
}
