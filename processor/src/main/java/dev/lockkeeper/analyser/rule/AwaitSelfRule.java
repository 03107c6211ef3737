package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.PoolWait;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.task.WorkerMethods;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;

/** A task waits for tasks of its own pool: for itself, or for a worker that may never be free. */
final class AwaitSelfRule implements ProgramRule {
    private static final int LONGEST = 8;

    @Override
    public Rule rule() {
        return Rule.AWAIT_SELF;
    }

    /** A wait, seen from a routine that leads to it. */
    private record Way(PoolWait awaited, Routine routine, Value owner, List<Place> path) {}

    @Override
    public void check(ProgramFacts facts, ProgramReport report) {
        CallGraph calls = new CallGraph(facts);
        facts.of(PoolWait.class).forEach(wait -> check(wait, calls, report));
    }

    /** Goes back from the wait to whoever may be the worker. */
    private void check(PoolWait wait, CallGraph calls, ProgramReport report) {
        Deque<Way> open = new ArrayDeque<>();
        Set<Routine> seen = new HashSet<>();
        open.add(new Way(wait, wait.routine(), wait.owner(), List.of(wait.place())));
        while (!open.isEmpty()) {
            Way way = open.remove();
            if (seen.add(way.routine())) {
                if (isOwnPool(way)) {
                    report.add(way.path().get(0), finding(way, report));
                }
                calls.callsOf(way.routine()).forEach(call -> back(way, call, open));
            }
        }
    }

    private static void back(Way way, CallMade call, Deque<Way> open) {
        if (way.path().size() < LONGEST) {
            List<Place> path = new ArrayList<>(List.of(call.place()));
            path.addAll(way.path());
            open.add(new Way(way.awaited(), call.routine(), way.owner().rewrite(call.names()), path));
        }
    }

    private static boolean isOwnPool(Way way) {
        ExecutableElement method = way.routine().method();
        return method != null
                && WorkerMethods.isWorker(method)
                && way.owner() instanceof Value.Self
                && way.awaited().workers().stream().anyMatch(worker -> WorkerMethods.isSamePool(worker, method));
    }

    private Finding finding(Way way, ProgramReport report) {
        String worker = way.routine().text();
        String path = way.path().size() == 1
                ? ""
                : way.path().stream().skip(1).map(report::where).collect(Collectors.joining(" → ", " → ", ""));
        String problem = "worker '" + worker + "' waits for its own pool by '"
                + way.awaited().what() + "'" + path + ": once every worker waits, none is left to be waited for";
        String hint = "wait outside the worker, or give the work that is waited for a pool of its own";
        return new Finding(rule(), problem, hint);
    }
}
