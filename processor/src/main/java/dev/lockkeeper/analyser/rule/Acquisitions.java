package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.LockTaken;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each routine takes, itself or through calls, in its own terms. */
final class Acquisitions {
    /** Beyond that a chain of objects is not told apart from the next. */
    private static final int MOST = 64;

    private static final int LONGEST = 12;

    private final Map<Routine, Map<Value, Acquired>> found = new LinkedHashMap<>();

    /** A lock, and the places from the routine's own down to the one that takes it. */
    record Acquired(Value lock, List<Place> path, boolean isOrdered) {}

    Acquisitions(ProgramFacts facts, CallGraph calls) {
        Deque<Routine> open = new ArrayDeque<>();
        facts.of(LockTaken.class).forEach(taken -> {
            if (note(taken.routine(), new Acquired(taken.lock(), List.of(taken.place()), taken.isOrdered()))) {
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
            List<Place> path = new ArrayList<>(List.of(call.place()));
            path.addAll(acquired.path());
            Value lock = acquired.lock().rewrite(call.names());
            isNews |= note(call.routine(), new Acquired(lock, path, acquired.isOrdered() || call.isOrdered()));
        }
        return isNews;
    }

    private boolean note(Routine routine, Acquired acquired) {
        Map<Value, Acquired> own = found.computeIfAbsent(routine, r -> new LinkedHashMap<>());
        return own.size() < MOST
                && acquired.path().size() <= LONGEST
                && own.putIfAbsent(acquired.lock(), acquired) == null;
    }

    List<Acquired> in(Routine routine) {
        return List.copyOf(found.getOrDefault(routine, Map.of()).values());
    }
}
