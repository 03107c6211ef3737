package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.BlockingCall;
import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.DoneFuture;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Follows calls from where something blocks up to where a lock is held meanwhile. */
final class BlockingWays {
    /** A chain of calls longer than that explains nothing to anybody. */
    private static final int LONGEST = 8;

    private final ProgramFacts facts;
    private final CallGraph calls;
    private final Listener listener;
    private final Map<Routine, Set<Value>> done = new HashMap<>();
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
        facts.of(DoneFuture.class)
                .forEach(each -> done.computeIfAbsent(each.routine(), routine -> new HashSet<>())
                        .add(each.future()));
    }

    void follow() {
        facts.of(BlockingCall.class).forEach(call -> {
            Way way = new Way(call.what(), List.of());
            Blocking blocking = new Blocking(call.routine(), call.awaited(), call.premises());
            reach(blocking, call.place(), call.held(), call.hasGivenBack(), way);
        });
        while (!open.isEmpty()) {
            Blocking callee = open.remove();
            Way way = Objects.requireNonNull(ways.get(callee));
            for (CallMade call : calls.callsOf(callee.routine())) {
                callee.calledBy(call)
                        .ifPresent(caller -> reach(
                                caller,
                                call.place(),
                                call.held(),
                                !call.givenBack().isEmpty(),
                                way));
            }
        }
    }

    /**
     * A routine gets on the way at that place; unless the future is done that is waited for there.
     *
     * @param hasGivenBack whether a lock of its callers' has been given back there, so that they do not hold it meanwhile
     */
    private void reach(Blocking blocking, Place place, Set<Hold> held, boolean hasGivenBack, Way way) {
        if (blocking.future() != null
                && done.getOrDefault(blocking.routine(), Set.of()).contains(blocking.future())) {
            return;
        }
        if (held.isEmpty() && !hasGivenBack) {
            passUp(blocking.asSeenOutside(), place, way);
        } else if (!held.isEmpty() && isMeant(blocking, new HashSet<>())) {
            listener.add(place, held, way);
        }
    }

    /** Whether some caller of a private method passes what it blocks for; of other methods not all callers are known. */
    private boolean isMeant(Blocking blocking, Set<Blocking> asked) {
        ExecutableElement method = blocking.routine().method();
        List<CallMade> callers = calls.callsOf(blocking.routine());
        if (blocking.premises().equals(Premises.NONE)
                || method == null
                || !method.getModifiers().contains(Modifier.PRIVATE)
                || callers.isEmpty()) {
            return true;
        }
        // A lock that some callers hold, and others do not, is theirs.
        boolean isHeldByCallers = callers.stream().anyMatch(call -> !call.held().isEmpty());
        return asked.add(blocking)
                && callers.stream()
                        .filter(call -> !isHeldByCallers || !call.held().isEmpty())
                        .flatMap(call -> blocking.calledBy(call).stream())
                        .anyMatch(caller -> isMeant(caller, asked));
    }

    private void passUp(Blocking blocking, Place place, Way way) {
        List<Place> path = new ArrayList<>(List.of(place));
        path.addAll(way.path());
        boolean isKnown = ways.containsKey(blocking.inAnyCase());
        if (!isKnown && path.size() <= LONGEST && ways.putIfAbsent(blocking, new Way(way.what(), path)) == null) {
            open.add(blocking);
        }
    }
}
