package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.LockTaken;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockName;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;

/** Which locks are waited for while which others are held, in one method or through calls. */
final class LockGraph {
    private final TypeHierarchy hierarchy;
    private final Acquisitions acquisitions;
    private final CallGraph calls;
    private final LockOrigins origins;
    /** The first edge found between two declarations: one is enough to explain it. */
    private final Map<List<LockName>, LockEdge> edges = new LinkedHashMap<>();

    private LockGraph(ProgramFacts facts, CallGraph calls, LockOrigins origins) {
        hierarchy = facts.hierarchy();
        this.origins = origins;
        acquisitions = new Acquisitions(facts, calls);
        this.calls = calls;
    }

    static List<LockEdge> edges(ProgramFacts facts, CallGraph calls, LockOrigins origins) {
        LockGraph graph = new LockGraph(facts, calls, origins);
        facts.of(LockTaken.class).forEach(graph::addTaken);
        facts.of(CallMade.class).filter(call -> !call.held().isEmpty()).forEach(graph::addCall);
        return List.copyOf(graph.edges.values());
    }

    private void addTaken(LockTaken taken) {
        for (Hold hold : taken.held()) {
            boolean isOrdered = taken.isOrdered() || isCalledInOrder(taken.routine());
            add(hold, taken.lock(), taken.held(), isOrdered, taken.place(), List.of());
        }
    }

    private void addCall(CallMade call) {
        for (Acquisitions.Acquired inside : acquisitions.in(call.callee())) {
            inside.calledBy(call).ifPresent(acquired -> add(call, acquired, inside.path()));
        }
    }

    private void add(CallMade call, Acquisitions.Acquired acquired, List<Place> path) {
        boolean isOrdered = acquired.isOrdered() || isCalledInOrder(call.routine());
        Set<Hold> held = new HashSet<>(call.held());
        held.removeIf(hold -> acquired.givenBack().contains(hold.lock()));
        for (Hold hold : held) {
            add(hold, acquired.lock(), held, isOrdered, call.place(), path);
        }
    }

    /** Whether all callers are known, and settle the order before they call. */
    private boolean isCalledInOrder(Routine routine) {
        List<CallMade> known = calls.callsOf(routine);
        return !known.isEmpty() && known.stream().allMatch(CallMade::isOrdered);
    }

    private void add(Hold hold, Value lock, Set<Hold> held, boolean isOrdered, Place place, List<Place> path) {
        if (held.stream().anyMatch(each -> each.lock().equals(lock))) {
            return; // taken again by the thread that has it: nobody is waited for
        }
        Optional<LockName> from = LockName.find(hold.lock(), hierarchy);
        Optional<LockName> to = LockName.find(lock, hierarchy);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        boolean isSettled = from.equals(to) && (isOrdered || !areUnrelated(hold.lock(), lock));
        if (isSettled || isHeldByAnotherName(lock, to.get(), held)) {
            return;
        }
        Set<LockName> gates = held.stream()
                .flatMap(each -> LockName.find(each.lock(), hierarchy).stream())
                .filter(each -> !each.equals(from.get()))
                .collect(Collectors.toSet());
        edges.putIfAbsent(List.of(from.get(), to.get()), new LockEdge(from.get(), to.get(), place, path, gates));
    }

    /** Whether a lock of that declaration is held which may well be the very one: a part leads back to its whole. */
    private boolean isHeldByAnotherName(Value lock, LockName name, Set<Hold> held) {
        return held.stream()
                .filter(each -> LockName.find(each.lock(), hierarchy)
                        .filter(name::equals)
                        .isPresent())
                .anyMatch(each -> each.lock().root().equals(lock.root()));
    }

    /** Whether the locks are those of two objects that the code was given independently of each other. */
    private boolean areUnrelated(Value first, Value second) {
        return !origins.isGiven(first)
                && !first.root().equals(second.root())
                && isGiven(first.root())
                && isGiven(second.root())
                && isNear(first)
                && isNear(second);
    }

    /** Whether it is the lock of the object itself: what is reached by one of its fields may well belong to the other. */
    private static boolean isNear(Value lock) {
        return lock.parts().isEmpty()
                || lock.parts().get(0).parts().isEmpty()
                || (lock instanceof Value.Side && isNear(lock.parts().get(0)));
    }

    /** What a lambda is given may come from the object around it: its children, in a stream. */
    private static boolean isGiven(Value root) {
        return root instanceof Value.Self
                || (root instanceof Value.Entry entry
                        && entry.variable() instanceof Variable.Declared declared
                        && declared.element().getEnclosingElement() instanceof ExecutableElement method
                        && method.getParameters().contains(declared.element()));
    }
}
