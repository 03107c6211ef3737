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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows a task through calls, with what is shared and which locks are held at least, and collects what it does to shared state. */
final class TaskReach {
    /** A chain of calls longer than that explains nothing to anybody. */
    private static final int LONGEST = 6;

    private final RaceFacts facts;
    private final Map<Context, Visit> visits = new LinkedHashMap<>();
    private final Deque<Context> open = new ArrayDeque<>();

    /** A routine, called with that much of what it knows by {@code this} and its parameters known to others, too. */
    private record Context(Routine routine, Set<Value> shared, Contents contents) {}

    /** The locks that are held each time, and the calls that lead there the first time. */
    private record Visit(Set<LockName> locks, List<Place> path) {}

    /** A use of shared state: {@code path} are the calls that lead there from the beginning of the task. */
    record SharedUse(TaskRoot root, VariableTouch touch, Set<LockName> locks, List<Place> path) {}

    private TaskReach(RaceFacts facts) {
        this.facts = facts;
    }

    static List<SharedUse> follow(TaskRoot root, RaceFacts facts) {
        TaskReach reach = new TaskReach(facts);
        reach.enter(new Context(root.routine(), root.shared(), Contents.NONE), new Visit(Set.of(), List.of()));
        while (!reach.open.isEmpty()) {
            reach.followCalls(reach.open.remove());
        }
        return reach.uses(root);
    }

    private void enter(Context context, Visit visit) {
        Visit known = visits.get(context);
        Visit merged = known == null ? visit : merge(known, visit);
        if (!merged.equals(known)) {
            visits.put(context, merged);
            open.add(context);
        }
    }

    private static Visit merge(Visit known, Visit added) {
        Set<LockName> locks = new HashSet<>(known.locks());
        locks.retainAll(added.locks());
        return new Visit(locks, known.path());
    }

    private void followCalls(Context context) {
        Visit visit = visits.get(context);
        if (visit == null || visit.path().size() >= LONGEST) {
            return;
        }
        for (CallMade call : facts.calls().callsIn(context.routine())) {
            if (!facts.types().isSafe(call.callee().type())) {
                List<Place> path = new ArrayList<>(visit.path());
                path.add(call.place());
                enter(inside(call, context), new Visit(locks(call.held(), context, visit), List.copyOf(path)));
            }
        }
    }

    private static Context inside(CallMade call, Context context) {
        Contents contents = context.contents().inside(call, value -> isShared(value, context.shared()));
        return new Context(call.callee(), sharedIn(call, context.shared()), contents);
    }

    private static Set<Value> sharedIn(CallMade call, Set<Value> known) {
        Set<Value> shared = call.names().entrySet().stream()
                .filter(name -> isShared(name.getValue(), known))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        if (call.callee().method() == null) {
            shared.addAll(known); // a lambda calls everything what the code around it does
        }
        return shared;
    }

    private Set<LockName> locks(Set<Hold> held, Context context, Visit visit) {
        Set<LockName> locks = new HashSet<>(visit.locks());
        locks.addAll(facts.names(held));
        locks.addAll(context.contents().names(held));
        return locks;
    }

    private List<SharedUse> uses(TaskRoot root) {
        List<SharedUse> uses = new ArrayList<>();
        visits.forEach((context, visit) -> {
            for (VariableTouch touch : facts.touchesIn(context.routine())) {
                findShared(touch, context, root)
                        .ifPresent(shared -> uses.add(
                                new SharedUse(root, shared, locks(touch.held(), context, visit), visit.path())));
            }
        });
        return uses;
    }

    /** The use of what is known to others; what a parameter refers to goes by the name of the field that it came from. */
    private Optional<VariableTouch> findShared(VariableTouch touch, Context context, TaskRoot root) {
        if (touch.variable().getKind().isField()) {
            return isOwnerShared(touch.owner(), context.shared()) ? Optional.of(touch) : Optional.empty();
        }
        return facts.isCaptured(touch.variable(), root)
                ? Optional.of(touch)
                : context.contents().find(touch.variable()).map(touch::of);
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
