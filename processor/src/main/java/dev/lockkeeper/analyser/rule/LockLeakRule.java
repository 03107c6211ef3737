package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.LockLeak;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.HashSet;
import java.util.Set;

/** A lock that is taken is not released on every way out. */
final class LockLeakRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.LOCK_LEAK;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        Set<Object> told = new HashSet<>();
        // What happens without an exception is the plainer story, so it is told first and alone.
        facts.of(LockLeak.class)
                .sorted((first, second) -> Boolean.compare(first.isByException(), second.isByException()))
                .filter(leak -> told.add(leak.place()))
                .forEach(leak -> report.add(leak.place(), finding(leak)));
    }

    private Finding finding(LockLeak leak) {
        String problem = leak.isByException()
                ? "'" + leak.lock() + "' stays locked when the code before its release throws"
                : "'" + leak.lock() + "' is taken here and not released on every way out of the method";
        return new Finding(
                rule(), problem, "put what follows into 'try { … }' and the release into its 'finally { … }'");
    }
}
