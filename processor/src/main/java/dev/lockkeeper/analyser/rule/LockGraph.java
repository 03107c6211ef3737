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
import java.util.List;
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
    private final Reentrance reentrance;
    private final LockEdges edges = new LockEdges();

    private LockGraph(ProgramFacts facts, CallGraph calls, LockOrigins origins) {
        hierarchy = facts.hierarchy();
        this.origins = origins;
        acquisitions = new Acquisitions(facts, calls);
        reentrance = new Reentrance(calls, hierarchy);
        this.calls = calls;
    }

    static List<LockEdge> edges(ProgramFacts facts, CallGraph calls, LockOrigins origins) {
        LockGraph graph = new LockGraph(facts, calls, origins);
        facts.of(LockTaken.class).forEach(graph::addTaken);
        facts.of(CallMade.class).filter(call -> !call.held().isEmpty()).forEach(graph::addCall);
        return graph.edges.all();
    }

    private void addTaken(LockTaken taken) {
        add(taken.routine(), Acquisitions.Acquired.of(taken), taken.held(), taken.place(), List.of());
    }

    private void addCall(CallMade call) {
        for (Acquisitions.Acquired inside : acquisitions.in(call.callee())) {
            inside.calledBy(call)
                    .ifPresent(acquired ->
                            add(call.routine(), acquired, inside.stillHeld(call), call.place(), inside.path()));
        }
    }

    private void add(Routine routine, Acquisitions.Acquired acquired, Set<Hold> held, Place place, List<Place> path) {
        Optional<LockName> to = LockName.find(acquired.lock(), hierarchy);
        if (to.isEmpty()
                || held.isEmpty()
                || LockOrigins.isSupplied(acquired.lock())
                || reentrance.isTakenAgain(routine, acquired.lock(), held)) {
            return; // it is free, or the thread has it
        }
        boolean isOrdered = acquired.isOrdered() || isCalledInOrder(routine);
        for (Hold hold : held) {
            Optional<LockName> from = LockName.find(hold.lock(), hierarchy);
            boolean isSettled = from.equals(to) && (isOrdered || !areUnrelated(hold.lock(), acquired.lock()));
            if (from.isPresent() && !isSettled) {
                edges.add(new LockEdge(from.get(), to.get(), place, path, gates(acquired, from.get())));
            }
        }
    }

    /** What is held beside that lock. */
    private Set<LockName> gates(Acquisitions.Acquired acquired, LockName lock) {
        return acquired.held().stream()
                .flatMap(each -> LockName.find(each.lock(), hierarchy).stream())
                .filter(each -> !each.equals(lock))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether all callers are known, and settle the order before they call. */
    private boolean isCalledInOrder(Routine routine) {
        List<CallMade> known = calls.callsOf(routine);
        return !known.isEmpty() && known.stream().allMatch(CallMade::isOrdered);
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
