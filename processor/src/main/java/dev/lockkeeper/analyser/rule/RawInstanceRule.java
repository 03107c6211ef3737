package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.RawInstance;
import dev.lockkeeper.analyser.lock.GeneratedName;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;

/** An object of the domain class itself does not do what its annotations promise. */
final class RawInstanceRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.RAW_INSTANCE;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        facts.of(RawInstance.class).forEach(raw -> report.add(raw.place(), finding(raw)));
    }

    private Finding finding(RawInstance raw) {
        String generated = GeneratedName.of(raw.type());
        String problem = raw.isAwait()
                ? "'" + raw.type().getSimpleName() + "' itself does not wait in '" + raw.promise() + "': only '"
                        + generated + "' does"
                : "'" + raw.type().getSimpleName() + "' itself takes no lock in '" + raw.promise()
                        + "', though callers through the overridden method hold none: only '" + generated + "' does";
        return new Finding(rule(), problem, "create a '" + generated + "'");
    }
}
