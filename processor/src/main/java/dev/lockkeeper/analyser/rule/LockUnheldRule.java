package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.LockUnheld;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;

/** Something is done that needs a lock which is not held: it throws {@code IllegalMonitorStateException}. */
final class LockUnheldRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.LOCK_UNHELD;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        facts.of(LockUnheld.class).forEach(unheld -> report.add(unheld.place(), finding(unheld)));
    }

    private Finding finding(LockUnheld unheld) {
        String problem = "'" + unheld.action() + "' needs '" + unheld.lock() + "', which is not held here";
        return new Finding(rule(), problem, hint(unheld));
    }

    private static String hint(LockUnheld unheld) {
        return switch (unheld.kind()) {
            case MONITOR -> "call it inside 'synchronized (" + unheld.lock() + ") { … }'";
            case MONITOR_OF_CONDITION ->
                "a condition is awaited by 'await' and signalled by 'signal' and 'signalAll', under its lock";
            default -> "take the lock before the 'try' whose 'finally' releases it, and release it once";
        };
    }
}
