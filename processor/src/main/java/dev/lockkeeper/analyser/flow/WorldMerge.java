package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Deferred;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes one world of two that meet at a block, if the same locks are held in both. Where a variable holds different values it
 * holds a new one afterwards, and what is held through the old ones is held through the new one: so a list can be walked hand
 * over hand.
 */
final class WorldMerge {
    private final int block;
    private final World known;
    private final World added;
    private final Map<Variable, Value> locals = new HashMap<>();
    private final Map<Value, Value> renamesOfKnown = new HashMap<>();
    private final Map<Value, Value> renamesOfAdded = new HashMap<>();
    /** New names of objects that nobody else knows in either world. */
    private Unshared fresh = Unshared.NONE;
    /** Whether a variable is the read side of a lock in one world and the write side of it in the other. */
    private boolean areSidesMixed;
    /** Whether a variable is true in one world and false in the other. */
    private boolean areFlagsMixed;

    private WorldMerge(int block, World known, World added) {
        this.block = block;
        this.known = known;
        this.added = added;
    }

    /** The world that stands for both, or none when they have to be kept apart. */
    static Optional<World> merge(int block, World known, World added) {
        return new WorldMerge(block, known, added).merge();
    }

    /** The world that stands for both in any case: locks that are held in one of them only are presumed to be. */
    static World mergeAnyway(int block, World known, World added) {
        WorldMerge merge = new WorldMerge(block, known, added);
        merge.mergeLocals();
        World common = merge.join(known, added);
        return common.withHeld(known.held().orPresumed(added.held()));
    }

    private Optional<World> merge() {
        if (known.isLater() != added.isLater() || isAnsweredOtherwise() || areSwapped(known, added)) {
            return Optional.empty();
        }
        mergeLocals();
        if (areSidesMixed || isTakenByFlag()) {
            return Optional.empty();
        }
        if (isSame(known, added)) {
            return Optional.of(join(known, added));
        }
        World first = known.rewrite(renamesOfKnown);
        World second = added.rewrite(renamesOfAdded);
        return isSame(first, second) ? Optional.of(join(first, second)) : Optional.empty();
    }

    /** Whether a question that is asked again has another answer in each world. */
    private boolean isAnsweredOtherwise() {
        for (Map.Entry<Value, Boolean> truth : known.truths().entrySet()) {
            if (truth.getKey() instanceof Value.Entry entry && entry.variable() instanceof Variable.Answer) {
                Boolean other = added.truths().get(entry);
                if (other != null && !other.equals(truth.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether two variables have changed places: apart, the worlds tell that they still hold both objects between them. */
    static boolean areSwapped(World first, World second) {
        Map<Value, Value> changes = new HashMap<>();
        first.locals().forEach((variable, value) -> {
            Value other = find(variable, second);
            if (variable instanceof Variable.Declared && other != null && !other.equals(value)) {
                changes.put(value, other);
            }
        });
        return changes.entrySet().stream().anyMatch(change -> change.getKey().equals(changes.get(change.getValue())));
    }

    /** Whether a lock that was found held in one world is taken here in the other, and a variable may tell which. */
    private boolean isTakenByFlag() {
        return areFlagsMixed && !known.held().takenHere().equals(added.held().takenHere());
    }

    private static boolean isSame(World first, World second) {
        return first.held().isSameAs(second.held()) && first.released().equals(second.released());
    }

    private void mergeLocals() {
        for (Variable variable : known.locals().keySet()) {
            mergeLocal(variable);
        }
        for (Variable variable : added.locals().keySet()) {
            if (!known.locals().containsKey(variable)) {
                mergeLocal(variable);
            }
        }
    }

    private void mergeLocal(Variable variable) {
        Value first = find(variable, known);
        Value second = find(variable, added);
        if (first != null && second != null) {
            locals.put(variable, first.equals(second) ? first : merged(nameOf(variable, first, second), first, second));
        }
    }

    /** Other variables than parameters that only one of the worlds has are out of scope where they meet. */
    private static @Nullable Value find(Variable variable, World world) {
        Value value = world.locals().get(variable);
        boolean isParameter = variable instanceof Variable.Declared declared
                && declared.element().getKind() == ElementKind.PARAMETER;
        return value == null && isParameter ? new Value.Entry(variable) : value;
    }

    /** Variables that are the same in both worlds stay so: one of them gives its name to all. */
    private Variable nameOf(Variable variable, Value first, Value second) {
        Variable chosen = variable;
        for (Map.Entry<Variable, Value> other : known.locals().entrySet()) {
            Variable candidate = other.getKey();
            if (other.getValue().equals(first)
                    && second.equals(added.locals().get(candidate))
                    && candidate.name().compareTo(chosen.name()) < 0) {
                chosen = candidate;
            }
        }
        return chosen;
    }

    private Value merged(Variable variable, Value first, Value second) {
        Value result = Deferred.oneOf(new Value.Merged(block, variable, false), first, second);
        areSidesMixed |= first instanceof Value.Side one
                && second instanceof Value.Side other
                && one.lock().equals(other.lock());
        areFlagsMixed |= isFlag(first) && isFlag(second);
        if (isFresh(first, known) && isFresh(second, added)) {
            fresh = fresh.with(result)
                    .tied(result, first)
                    .tied(first, result)
                    .tied(result, second)
                    .tied(second, result);
        }
        if (!first.equals(result)) {
            renamesOfKnown.putIfAbsent(first, result);
        }
        if (!second.equals(result)) {
            // What came from here the last time round is another object than the one that comes now.
            renamesOfAdded.put(result, new Value.Merged(block, variable, true));
            renamesOfAdded.putIfAbsent(second, result);
        }
        return result;
    }

    private static boolean isFlag(Value value) {
        return value.equals(Value.Constant.TRUE) || value.equals(Value.Constant.FALSE);
    }

    /** Whether nobody else knows the object: if it then gets out by another name, so does this one. */
    private static boolean isFresh(Value value, World world) {
        return value.equals(Value.Constant.NULL) || world.unshared().contains(value);
    }

    private World join(World first, World second) {
        Map<Value, Boolean> truths = new HashMap<>(first.truths());
        truths.entrySet().retainAll(second.truths().entrySet());
        Map<Value, Value> fields = new HashMap<>(first.fields());
        fields.entrySet().retainAll(second.fields().entrySet());
        Unshared unshared = first.unshared().common(second.unshared()).plus(fresh);
        Set<Hold> released = new HashSet<>(first.released());
        released.addAll(second.released());
        return new World(locals, first.held(), released, truths, unshared, fields, first.isLater());
    }
}
