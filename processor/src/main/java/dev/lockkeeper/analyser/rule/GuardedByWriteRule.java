package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.Coverage;
import dev.lockkeeper.analyser.fact.GuardedUse;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;

/** Something guarded is changed while only the reading side of its lock is held. */
final class GuardedByWriteRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.GUARDED_BY_WRITE;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        facts.of(GuardedUse.class)
                .filter(use -> use.coverage() == Coverage.READ_ONLY && !use.isSilenced())
                .forEach(use -> report.add(use.place(), finding(use)));
    }

    private Finding finding(GuardedUse use) {
        String name = use.member().getSimpleName().toString();
        String member = use.owner().isEmpty() ? name : use.owner() + "." + name;
        String problem =
                "'" + member + "' is " + verb(use) + " while only the reading side of '" + use.lock() + "' is held";
        String hint = use.kind() == null
                ? "take the writing side: '" + Hints.holding(use)
                        + "', or declare the method with access = Access.READ if it" + " only reads"
                : "take the writing side: '" + Hints.holding(use) + "'";
        return new Finding(rule(), problem, hint);
    }

    private static String verb(GuardedUse use) {
        if (use.kind() == null) {
            return "called";
        }
        return use.kind() == UseKind.MUTATE || use.kind() == UseKind.UPDATE_ITEM ? "changed" : "written";
    }
}
