package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The objects that no other thread can know yet; immutable.
 *
 * @param objects the objects
 * @param ties which of them get known with another one: what it holds, and what it may be
 */
public record Unshared(Set<Value> objects, Map<Value, Set<Value>> ties) {
    static final Unshared NONE = new Unshared(Set.of(), Map.of());

    public boolean isEmpty() {
        return objects.isEmpty();
    }

    public boolean contains(Value object) {
        return !objects.isEmpty() && objects.contains(object);
    }

    boolean mentions(Value value) {
        return objects.stream().anyMatch(object -> object.mentions(value));
    }

    Unshared with(Value object) {
        if (objects.isEmpty()) {
            return new Unshared(Set.of(object), ties);
        }
        Set<Value> changed = new HashSet<>(objects);
        changed.add(object);
        return new Unshared(changed, ties);
    }

    /** The same where who gets to know the one object gets to know the other. */
    Unshared tied(Value object, Value other) {
        Map<Value, Set<Value>> changed = new HashMap<>(ties);
        addTie(changed, object, other);
        return new Unshared(objects, changed);
    }

    private static void addTie(Map<Value, Set<Value>> ties, Value object, Value other) {
        if (!object.equals(other)) {
            Set<Value> others = new HashSet<>(ties.getOrDefault(object, Set.of()));
            others.add(other);
            ties.put(object, others);
        }
    }

    /** The same once others know the object, and what they get to know with it. */
    Unshared without(Value known) {
        if (objects.isEmpty() || !(objects.contains(known) || ties.containsKey(known))) {
            return this;
        }
        Set<Value> left = new HashSet<>(objects);
        Set<Value> seen = new HashSet<>(); // some of what leads further was made on one of the ways only
        Deque<Value> open = new ArrayDeque<>();
        open.add(known);
        while (!open.isEmpty()) {
            Value object = open.remove();
            if (seen.add(object)) {
                left.remove(object);
                open.addAll(ties.getOrDefault(object, Set.of()));
            }
        }
        return left.isEmpty() ? NONE : new Unshared(left, ties);
    }

    Unshared rewrite(Map<Value, Value> replacements) {
        if (equals(NONE)) {
            return this;
        }
        Set<Value> newObjects = new HashSet<>();
        objects.forEach(object -> newObjects.add(object.rewrite(replacements)));
        Map<Value, Set<Value>> newTies = new HashMap<>();
        ties.forEach((object, others) ->
                others.forEach(other -> addTie(newTies, object.rewrite(replacements), other.rewrite(replacements))));
        return new Unshared(newObjects, newTies);
    }

    /** Those of either. */
    Unshared plus(Unshared added) {
        if (equals(NONE) || added.equals(NONE)) {
            return equals(NONE) ? added : this;
        }
        Set<Value> all = new HashSet<>(objects);
        all.addAll(added.objects);
        return new Unshared(all, allTies(added));
    }

    /** Those of both, where ways meet; what the others are tied to, some of them may be. */
    Unshared common(Unshared other) {
        if (equals(NONE) && other.equals(NONE)) {
            return NONE;
        }
        Set<Value> both = new HashSet<>(objects);
        both.retainAll(other.objects);
        return new Unshared(both, allTies(other));
    }

    private Map<Value, Set<Value>> allTies(Unshared other) {
        if (ties.equals(other.ties)) {
            return ties;
        }
        Map<Value, Set<Value>> all = new HashMap<>(ties);
        other.ties.forEach((object, others) -> others.forEach(each -> addTie(all, object, each)));
        return all;
    }
}
