package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.BlockingCall;
import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.DoneFuture;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.lock.Hold;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows calls from where something blocks up to where a lock is held meanwhile. */
final class BlockingWays {
    /** A chain of calls longer than that explains nothing to anybody. */
    private static final int LONGEST = 8;

    private final ProgramFacts facts;
    private final CallGraph calls;
    private final Listener listener;
    private final Set<Blocking> done;
    private final Map<Blocking, Way> ways = new LinkedHashMap<>();
    private final Deque<Blocking> open = new ArrayDeque<>();

    /** The calls that lead to where something blocks, and what is called in the end. */
    record Way(String what, List<Place> path) {}

    /** Is told of a place where locks are held. */
    interface Listener {
        void add(Place place, Set<Hold> held, Way way);
    }

    BlockingWays(ProgramFacts facts, Listener listener) {
        this.facts = facts;
        this.listener = listener;
        calls = new CallGraph(facts);
        done = facts.of(DoneFuture.class)
                .map(each -> new Blocking(each.routine(), each.future()))
                .collect(Collectors.toSet());
    }

    void follow() {
        facts.of(BlockingCall.class).forEach(call -> {
            Way way = new Way(call.what(), List.of());
            reach(new Blocking(call.routine(), call.awaited()), call.place(), call.held(), way);
        });
        while (!open.isEmpty()) {
            Blocking callee = open.remove();
            Way way = Objects.requireNonNull(ways.get(callee));
            for (CallMade call : calls.callsOf(callee.routine())) {
                reach(callee.calledBy(call), call.place(), call.held(), way);
            }
        }
    }

    /** A routine gets on the way at that place; unless the future is done that is waited for there. */
    private void reach(Blocking blocking, Place place, Set<Hold> held, Way way) {
        if (done.contains(blocking)) {
            return;
        }
        if (held.isEmpty()) {
            passUp(blocking.asSeenOutside(), place, way);
        } else {
            listener.add(place, held, way);
        }
    }

    private void passUp(Blocking blocking, Place place, Way way) {
        List<Place> path = new ArrayList<>(List.of(place));
        path.addAll(way.path());
        if (path.size() <= LONGEST && ways.putIfAbsent(blocking, new Way(way.what(), path)) == null) {
            open.add(blocking);
        }
    }
}
