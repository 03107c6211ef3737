package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.BlockingCall;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockName;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that may take long is done while a lock is held that others wait for. */
final class LockBlockingRule implements ProgramRule {
    @Override
    public Rule rule() {
        return Rule.LOCK_BLOCKING;
    }

    @Override
    public void check(ProgramFacts facts, ProgramReport report) {
        if (facts.has(BlockingCall.class)) {
            new BlockingWays(facts, (place, held, way) -> report.add(place, finding(held, way, facts, report)))
                    .follow();
        }
    }

    private Finding finding(Set<Hold> held, BlockingWays.Way way, ProgramFacts facts, ProgramReport report) {
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
