package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.BlockingCall;
import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockName;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that may take long is done while a lock is held that others wait for. */
final class LockBlockingRule implements ProgramRule {
    /** A chain of calls longer than that explains nothing to anybody. */
    private static final int LONGEST = 8;

    @Override
    public Rule rule() {
        return Rule.LOCK_BLOCKING;
    }

    /** Where a routine blocks without a lock of its own: the calls that lead there, and what is called in the end. */
    private record Way(String what, List<Place> path) {}

    @Override
    public void check(ProgramFacts facts, ProgramReport report) {
        if (facts.has(BlockingCall.class)) {
            follow(facts, report);
        }
    }

    private void follow(ProgramFacts facts, ProgramReport report) {
        CallGraph calls = new CallGraph(facts);
        Map<Routine, Way> ways = new LinkedHashMap<>();
        Deque<Routine> open = new ArrayDeque<>();
        facts.of(BlockingCall.class).forEach(call -> {
            if (!call.held().isEmpty()) {
                report.add(call.place(), finding(call.held(), new Way(call.what(), List.of()), facts, report));
            } else if (ways.putIfAbsent(call.routine(), new Way(call.what(), List.of(call.place()))) == null) {
                open.add(call.routine());
            }
        });
        while (!open.isEmpty()) {
            Routine callee = open.remove();
            Way way = ways.get(callee);
            for (CallMade call : calls.callsOf(callee)) {
                if (way != null && !call.held().isEmpty()) {
                    report.add(call.place(), finding(call.held(), way, facts, report));
                } else if (way != null && passUp(call, way, ways)) {
                    open.add(call.routine());
                }
            }
        }
    }

    private static boolean passUp(CallMade call, Way way, Map<Routine, Way> ways) {
        List<Place> path = new ArrayList<>(List.of(call.place()));
        path.addAll(way.path());
        return path.size() <= LONGEST && ways.putIfAbsent(call.routine(), new Way(way.what(), path)) == null;
    }

    private Finding finding(Set<Hold> held, Way way, ProgramFacts facts, ProgramReport report) {
        String locks = held.stream()
                .map(hold -> LockName.find(hold.lock(), facts.hierarchy())
                        .map(name -> "'" + name.text() + "'")
                        .orElse("a lock"))
                .distinct()
                .sorted() // sets have no order, messages do
                .collect(Collectors.joining(" and "));
        String path = way.path().isEmpty()
                ? ""
                : way.path().stream().map(report::where).collect(Collectors.joining(" → ", " → ", ""));
        String problem = "'" + way.what() + "' may block for long while " + locks + " is held" + path
                + ": all who need the lock wait as long";
        return new Finding(rule(), problem, "do that before the lock is taken, or after it is released");
    }
}
