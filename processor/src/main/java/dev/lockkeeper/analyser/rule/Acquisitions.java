package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.LockTaken;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.fact.Routine;
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
     * @param premises what its parameters have to be for that
     */
    record Acquired(Value lock, List<Place> path, Set<Value> givenBack, boolean isOrdered, Premises premises) {
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
                    .map(all -> new Acquired(own, longer, givenBack(call), isOrdered || call.isOrdered(), all));
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
            Acquired acquired = new Acquired(
                    taken.lock(), List.of(taken.place()), taken.givenBack(), taken.isOrdered(), taken.premises());
            if (note(taken.routine(), acquired)) {
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

    private boolean note(Routine routine, Acquired acquired) {
        Map<List<Object>, Acquired> own = found.computeIfAbsent(routine, r -> new LinkedHashMap<>());
        return own.size() < MOST
                && acquired.path().size() <= LONGEST
                && !own.containsKey(List.of(acquired.lock(), Set.of(), Premises.NONE))
                && own.putIfAbsent(List.of(acquired.lock(), acquired.givenBack(), acquired.premises()), acquired)
                        == null;
    }

    List<Acquired> in(Routine routine) {
        return List.copyOf(found.getOrDefault(routine, Map.of()).values());
    }
}
