package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.AtomicSequence;
import dev.lockkeeper.analyser.fact.AtomicUse;
import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.List;

/** An atomic variable is changed in two steps, between which another thread may change it too. */
final class AtomicCompoundRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.ATOMIC_COMPOUND;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        List<AtomicUse> updates = facts.of(AtomicUse.class)
                .filter(use -> use.kind() == UseKind.UPDATE || use.kind() == UseKind.UPDATE_ITEM)
                .toList();
        updates.forEach(use -> report.add(use.place(), finding(use)));
        facts.of(AtomicSequence.class)
                .filter(sequence -> updates.stream().noneMatch(use -> isSame(use, sequence)))
                .forEach(sequence -> report.add(sequence.place(), finding(sequence)));
    }

    /** {@code x = x + 1} is both an expression that updates and a step that writes back what was read. */
    private static boolean isSame(AtomicUse use, AtomicSequence sequence) {
        return use.field().equals(sequence.field()) && use.source().equals(sequence.act());
    }

    private Finding finding(AtomicUse use) {
        String problem = "'" + use.source() + "' is two steps, not one: another thread's update between them is lost";
        return new Finding(rule(), problem, AtomicHints.of(use));
    }

    private Finding finding(AtomicSequence sequence) {
        String act = "'" + sequence.act().replaceAll("\\s+", " ") + "'";
        String name = "'" + sequence.field().getSimpleName() + "'";
        String problem = switch (sequence.shape()) {
            case CHECK_THEN_ACT ->
                act + " relies on a check of " + name
                        + " that may no longer be true: another thread can act between the two";
            case GET_THEN_SET ->
                act + " writes back what was read from " + name
                        + " before: another thread's update between the two is lost";
            case GET_THEN_RESET ->
                act + " replaces a value of " + name
                        + " that may not be the one read before: another thread's update between the two is lost";
        };
        return new Finding(rule(), problem, AtomicHints.of(sequence));
    }
}
