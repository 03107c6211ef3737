package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.Fact;
import dev.lockkeeper.analyser.fact.LockTaken;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** Locks are taken in orders that can make threads wait for each other for ever. */
final class LockOrderRule implements ProgramRule {
    @Override
    public Rule rule() {
        return Rule.LOCK_ORDER;
    }

    @Override
    public void check(ProgramFacts facts, ProgramReport report) {
        if (!isAnyHeld(facts)) {
            return; // so it is where no lock is held when another is waited for, or a method called that could
        }
        LockOrigins origins = new LockOrigins(facts);
        List<LockEdge> edges = LockGraph.edges(facts, new CallGraph(facts), origins);
        for (List<LockEdge> cycle : new LockCycles(edges).find()) {
            if (!origins.mayBeOneLock(cycle)) {
                LockEdge first = cycle.get(0);
                report.add(first.place(), cycle.size() == 1 ? ofPair(first, report) : ofCycle(cycle, report));
            }
        }
    }

    private static boolean isAnyHeld(ProgramFacts facts) {
        for (ClassFacts each : facts.classes()) {
            for (Fact fact : each.facts()) {
                if ((fact instanceof LockTaken taken && !taken.held().isEmpty())
                        || (fact instanceof CallMade call && !call.held().isEmpty())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Finding ofPair(LockEdge edge, ProgramReport report) {
        String name = edge.taken().text();
        String problem = "'" + name + "' of one object is taken while that of another is held" + path(edge, report)
                + ": two threads that meet with the objects swapped wait for each other for ever";
        String hint = "settle which comes first, by a key of the objects or System.identityHashCode, and take them in"
                + " that order";
        return new Finding(rule(), problem, hint);
    }

    private Finding ofCycle(List<LockEdge> cycle, ProgramReport report) {
        String orders = cycle.stream().map(edge -> order(edge, report)).collect(Collectors.joining("; "));
        String problem = "locks are taken in opposite orders: " + orders
                + ": threads that meet there wait for each other for ever";
        LockEdge first = cycle.get(0);
        String hint = "take '" + first.held().text() + "' before '"
                + first.taken().text() + "' everywhere, or release the one before taking the other";
        return new Finding(rule(), problem, hint);
    }

    private static String order(LockEdge edge, ProgramReport report) {
        return "'" + edge.taken().text() + "' while '" + edge.held().text() + "' is held (" + report.where(edge.place())
                + path(edge, report) + ")";
    }

    private static String path(LockEdge edge, ProgramReport report) {
        return edge.path().isEmpty()
                ? ""
                : edge.path().stream().map(report::where).collect(Collectors.joining(" → ", " → ", ""));
    }
}
