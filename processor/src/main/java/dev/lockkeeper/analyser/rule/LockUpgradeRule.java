package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.LockUpgrade;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;

/** A thread waits for a lock that it keeps from being free itself. */
final class LockUpgradeRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.LOCK_UPGRADE;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        facts.of(LockUpgrade.class).forEach(upgrade -> report.add(upgrade.place(), finding(upgrade)));
    }

    private Finding finding(LockUpgrade upgrade) {
        return upgrade.isFromRead()
                ? new Finding(
                        rule(),
                        "the writing side of '" + upgrade.lock()
                                + "' is waited for while its reading side is held: the thread waits for itself",
                        "release the reading side first and check again what was read, or take the writing side at once")
                : new Finding(
                        rule(),
                        "'" + upgrade.lock() + "' is held already and is not reentrant: the thread waits for itself",
                        "take it once, in the caller or in the method that is called");
    }
}
