package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one point of a body about the executions that came there in one way; immutable.
 *
 * @param locals what variables hold; those missing hold what they held when the body began
 * @param held the locks held
 * @param released the locks of the caller that the body has released
 * @param truths conditions whose outcome is known
 * @param unshared objects that no other thread can know yet
 * @param fields what fields of such objects were given
 * @param isLater whether the code may run after the call that it was handed to
 */
public record World(
        Map<Variable, Value> locals,
        HeldLocks held,
        Set<Hold> released,
        Map<Value, Boolean> truths,
        Unshared unshared,
        Map<Value, Value> fields,
        boolean isLater) {

    /** The start of a body of which nothing is known. */
    public static final World EMPTY =
            new World(Map.of(), HeldLocks.NONE, Set.of(), Map.of(), Unshared.NONE, Map.of(), false);

    World withLocal(Variable variable, Value value) {
        return new World(with(locals, variable, value), held, released, truths, unshared, fields, isLater);
    }

    World withoutLocal(Variable variable) {
        if (!locals.containsKey(variable)) {
            return this;
        }
        Map<Variable, Value> changed = new HashMap<>(locals);
        changed.remove(variable);
        return new World(changed, held, released, truths, unshared, fields, isLater);
    }

    /** The same with other locks held. */
    public World withHeld(HeldLocks changed) {
        return new World(locals, changed, released, truths, unshared, fields, isLater);
    }

    World withTruth(Value condition, boolean outcome) {
        return new World(locals, held, released, with(truths, condition, outcome), unshared, fields, isLater);
    }

    /**
     * The same at the head of a loop: without conditions on fields, which another round may find changed. What is known of a field
     * whose object is in a variable that changes from round to round stays known of the variable.
     */
    World atLoopHead(int block, Predicate<Variable> isReassigned) {
        if (truths.isEmpty() || truths.keySet().stream().noneMatch(World::readsField)) {
            return this;
        }
        World named = rewrite(namesAtLoopHead(block, isReassigned));
        Map<Value, Boolean> kept = new HashMap<>(named.truths);
        kept.keySet().removeIf(World::readsField);
        return new World(named.locals, named.held, named.released, kept, named.unshared, named.fields, named.isLater);
    }

    private Map<Value, Value> namesAtLoopHead(int block, Predicate<Variable> isReassigned) {
        Map<Value, Value> names = new HashMap<>();
        locals.forEach((variable, value) -> {
            boolean isAsked = isField(value)
                    && truths.keySet().stream().anyMatch(each -> subject(each).equals(value));
            if (isAsked && isReassigned.test(variable)) {
                Value name = new Value.Merged(block, variable, false);
                names.put(name, new Value.Merged(block, variable, true)); // what it was the last time round
                names.putIfAbsent(value, name);
            }
        });
        return names;
    }

    private static Value subject(Value condition) {
        return condition instanceof Value.Equal equal ? equal.left() : condition;
    }

    private static boolean readsField(Value condition) {
        return isField(subject(condition));
    }

    private static boolean isField(Value value) {
        return value instanceof Value.Field || value instanceof Value.StaticField || value instanceof Value.Getter;
    }

    /** Whether the value, or something reached from it, is held, known to nobody else or in a variable. */
    boolean mentions(Value value) {
        for (Hold hold : held.all()) {
            if (hold.lock().mentions(value)) {
                return true;
            }
        }
        return isMentioned(value, locals.values()) || isMentioned(value, truths.keySet()) || unshared.mentions(value);
    }

    private static boolean isMentioned(Value value, Collection<Value> values) {
        for (Value each : values) {
            if (each.mentions(value)) {
                return true;
            }
        }
        return false;
    }

    /** The same with one more object that nobody else knows. */
    World withUnshared(Value object) {
        return withUnshared(unshared.with(object));
    }

    World withoutUnshared(Value object) {
        Unshared left = unshared.without(object);
        return left.equals(unshared) ? this : withUnshared(left);
    }

    World withUnshared(Unshared changed) {
        return new World(locals, held, released, truths, changed, fields, isLater);
    }

    World withField(Value field, Value value) {
        return new World(locals, held, released, truths, unshared, with(fields, field, value), isLater);
    }

    World later() {
        return new World(locals, held, released, truths, unshared, fields, true);
    }

    /** The same for threads that do part of the work. */
    World forked() {
        return withHeld(held.asOfForker());
    }

    World taking(Hold hold, @Nullable Object origin) {
        return withHeld(held.taking(hold, origin));
    }

    /**
     * Releases a lock: one of those taken here, or else one that the caller holds, of which the body may know by having asked. Monitors
     * are never the caller's: they are released by the block that took them.
     */
    World releasing(Hold hold) {
        HeldLocks.Taken taken = held.find(hold).orElse(null);
        boolean isFoundHeld =
                taken == null || (taken.origin() == null && taken.times() == 1 && hold.mode() != Mode.MONITOR);
        if (!isFoundHeld) {
            return withHeld(held.leaving(hold));
        }
        Set<Hold> changed = new HashSet<>(released);
        changed.add(hold);
        HeldLocks left = taken == null ? held.withoutFoundIn(hold.lock()) : held.releasing(hold);
        return new World(locals, left, changed, truths, unshared, fields, isLater);
    }

    /** The same with values replaced wherever they occur. */
    World rewrite(Map<Value, Value> replacements) {
        if (replacements.isEmpty()) {
            return this;
        }
        Map<Variable, Value> newLocals = new HashMap<>();
        locals.forEach((variable, value) -> newLocals.put(variable, value.rewrite(replacements)));
        Map<Value, Boolean> newTruths = new HashMap<>();
        truths.forEach((condition, outcome) -> newTruths.put(condition.rewrite(replacements), outcome));
        Map<Value, Value> newFields = new HashMap<>();
        fields.forEach((field, value) -> newFields.put(field.rewrite(replacements), value.rewrite(replacements)));
        Set<Hold> newReleased = new HashSet<>();
        released.forEach(hold -> newReleased.add(hold.rewrite(replacements)));
        return new World(
                newLocals,
                held.rewrite(replacements),
                newReleased,
                newTruths,
                unshared.rewrite(replacements),
                newFields,
                isLater);
    }

    /** By code of its own, as the values in it: see {@link Value}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof World that
                        && isLater == that.isLater
                        && held.equals(that.held)
                        && locals.equals(that.locals)
                        && released.equals(that.released)
                        && truths.equals(that.truths)
                        && unshared.equals(that.unshared)
                        && fields.equals(that.fields));
    }

    @Override
    public int hashCode() {
        return 31 * locals.hashCode() + held.hashCode();
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        if (value.equals(map.get(key))) {
            return map;
        }
        Map<K, V> changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
