package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.fact.VariableTouch;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockName;
import dev.lockkeeper.analyser.lock.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows a task through calls, with what is shared and which locks are held at least, and collects what it does to shared state. */
final class TaskReach {
    private static final int LONGEST = 10;

    private final RaceFacts facts;
    private final Map<Routine, Visit> visits = new LinkedHashMap<>();
    private final Deque<Routine> open = new ArrayDeque<>();

    /** What a routine is called with at worst. */
    private record Visit(Set<Value> shared, Set<LockName> locks, List<Place> path) {}

    /** A use of shared state: {@code path} are the calls that lead there from the beginning of the task. */
    record SharedUse(TaskRoot root, VariableTouch touch, Set<LockName> locks, List<Place> path) {}

    private TaskReach(RaceFacts facts) {
        this.facts = facts;
    }

    static List<SharedUse> follow(TaskRoot root, RaceFacts facts) {
        TaskReach reach = new TaskReach(facts);
        reach.enter(root.routine(), new Visit(root.shared(), Set.of(), List.of()));
        while (!reach.open.isEmpty()) {
            reach.followCalls(reach.open.remove());
        }
        return reach.uses(root);
    }

    private void enter(Routine routine, Visit visit) {
        Visit known = visits.get(routine);
        Visit merged = known == null ? visit : merge(known, visit);
        if (!merged.equals(known)) {
            visits.put(routine, merged);
            open.add(routine);
        }
    }

    private static Visit merge(Visit known, Visit added) {
        Set<Value> shared = new HashSet<>(known.shared());
        shared.addAll(added.shared());
        Set<LockName> locks = new HashSet<>(known.locks());
        locks.retainAll(added.locks());
        return new Visit(shared, locks, known.path());
    }

    private void followCalls(Routine routine) {
        Visit visit = visits.get(routine);
        if (visit == null || visit.path().size() >= LONGEST) {
            return;
        }
        for (CallMade call : facts.calls().callsIn(routine)) {
            if (!facts.types().isSafe(call.callee().type())) {
                List<Place> path = new ArrayList<>(visit.path());
                path.add(call.place());
                enter(call.callee(), new Visit(sharedIn(call, visit), locks(call.held(), visit), List.copyOf(path)));
            }
        }
    }

    private static Set<Value> sharedIn(CallMade call, Visit visit) {
        Set<Value> shared = call.names().entrySet().stream()
                .filter(name -> isShared(name.getValue(), visit.shared()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        if (call.callee().method() == null) {
            shared.addAll(visit.shared()); // a lambda calls everything what the code around it does
        }
        return shared;
    }

    private Set<LockName> locks(Set<Hold> held, Visit visit) {
        Set<LockName> locks = new HashSet<>(visit.locks());
        locks.addAll(facts.names(held));
        return locks;
    }

    private List<SharedUse> uses(TaskRoot root) {
        List<SharedUse> uses = new ArrayList<>();
        visits.forEach((routine, visit) -> {
            for (VariableTouch touch : facts.touchesIn(routine)) {
                boolean isLocal = !touch.variable().getKind().isField();
                boolean isReached = isLocal
                        ? facts.isCaptured(touch.variable(), root)
                        : isOwnerShared(touch.owner(), visit.shared());
                if (isReached) {
                    uses.add(new SharedUse(root, touch, locks(touch.held(), visit), visit.path()));
                }
            }
        });
        return uses;
    }

    private static boolean isOwnerShared(@Nullable Value owner, Set<Value> shared) {
        return owner == null || isShared(owner, shared);
    }

    /** Whether the object is known to others: it is one of those, or is in a field of such a one. */
    static boolean isShared(Value value, Set<Value> shared) {
        if (shared.contains(value) || value instanceof Value.StaticField) {
            return true;
        }
        if (value instanceof Value.Field field) {
            return isShared(field.owner(), shared);
        }
        return value instanceof Value.Enclosing inner && isShared(inner.inner(), shared);
    }
}
