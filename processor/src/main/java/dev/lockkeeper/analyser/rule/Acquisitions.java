package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.LockTaken;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Hold;
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

/** What each routine takes, itself or through calls, in its own terms. */
final class Acquisitions {
    /** Beyond that a chain of objects is not told apart from the next. */
    private static final int MOST = 64;

    private static final int LONGEST = 12;

    private final Map<Routine, Map<List<Object>, Acquired>> found = new LinkedHashMap<>();

    /**
     * A lock that a routine takes.
     *
     * @param path the places from the routine's own down to the one that takes it
     * @param givenBack the locks of its callers' that are given back by then
     * @param held the locks that the routine holds meanwhile, itself or in what it calls
     * @param premises what its parameters have to be for that
     */
    record Acquired(
            Value lock, List<Place> path, Set<Value> givenBack, Set<Hold> held, boolean isOrdered, Premises premises) {
        static Acquired of(LockTaken taken) {
            return new Acquired(
                    taken.lock(),
                    List.of(taken.place()),
                    taken.givenBack(),
                    taken.held(),
                    taken.isOrdered(),
                    taken.premises());
        }

        /** The same for the routine that makes the call; nothing if what it passes does not lead there, or to a lock that is free. */
        Optional<Acquired> calledBy(CallMade call) {
            Value own = lock.rewrite(call.names());
            if (call.fresh().contains(own.root())) {
                return Optional.empty(); // nobody else has it, or waits for it
            }
            List<Place> longer = new ArrayList<>(List.of(call.place()));
            longer.addAll(path);
            return premises.unlessRefuted(call.names())
                    .flatMap(left -> left.and(call.premises()))
                    .map(all -> new Acquired(
                            own, longer, givenBack(call), heldAround(call), isOrdered || call.isOrdered(), all));
        }

        private Set<Hold> heldAround(CallMade call) {
            Set<Hold> all = stillHeld(call);
            held.forEach(each -> all.add(each.rewrite(call.names())));
            return all;
        }

        /** What the caller holds that has not been given back by then. */
        Set<Hold> stillHeld(CallMade call) {
            Set<Value> free = givenBack(call);
            Set<Hold> all = new HashSet<>(call.held());
            all.removeIf(hold -> free.contains(hold.lock()));
            return all;
        }

        /** Whether less is held than where the other one takes its lock. */
        private boolean isLess(Acquired other) {
            return held.size() < other.held().size() && other.held().containsAll(held);
        }

        private Set<Value> givenBack(CallMade call) {
            Set<Value> all = new HashSet<>(call.givenBack());
            givenBack.forEach(each -> all.add(each.rewrite(call.names())));
            return all;
        }
    }

    Acquisitions(ProgramFacts facts, CallGraph calls) {
        Deque<Routine> open = new ArrayDeque<>();
        facts.of(LockTaken.class).forEach(taken -> {
            if (note(taken.routine(), Acquired.of(taken))) {
                open.add(taken.routine());
            }
        });
        while (!open.isEmpty()) {
            Routine callee = open.remove();
            for (CallMade call : calls.callsOf(callee)) {
                if (passUp(call)) {
                    open.add(call.routine());
                }
            }
        }
    }

    private boolean passUp(CallMade call) {
        boolean isNews = false;
        for (Acquired acquired : in(call.callee())) {
            isNews |= acquired.calledBy(call)
                    .filter(each -> note(call.routine(), each))
                    .isPresent();
        }
        return isNews;
    }

    /** Whether that is news: of those that take the lock in the same way the one counts that holds less meanwhile. */
    private boolean note(Routine routine, Acquired acquired) {
        Map<List<Object>, Acquired> own = found.computeIfAbsent(routine, r -> new LinkedHashMap<>());
        Acquired always = own.get(List.of(acquired.lock(), Set.of(), Premises.NONE));
        List<Object> way = List.of(acquired.lock(), acquired.givenBack(), acquired.premises());
        Acquired known = own.get(way);
        if (acquired.path().size() > LONGEST
                || (known == null && own.size() >= MOST)
                || (always != null && !acquired.isLess(always))
                || (known != null && !acquired.isLess(known))) {
            return false;
        }
        own.put(way, acquired);
        return true;
    }

    List<Acquired> in(Routine routine) {
        return List.copyOf(found.getOrDefault(routine, Map.of()).values());
    }
}
