package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.GuardedEscape;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.Locale;

/** A mutable object leaves the lock that guards the field it is in. */
final class GuardedEscapeRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.GUARDED_ESCAPE;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        facts.of(GuardedEscape.class)
                .filter(escape ->
                        escape.guard().isOurs() || !escape.place().suppressed().areOthersGuardsSilent())
                .forEach(escape -> report.add(escape.place(), finding(escape)));
    }

    private Finding finding(GuardedEscape escape) {
        String name = escape.field().getSimpleName().toString();
        String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String lock = "'" + escape.guard().expression() + "'";
        String problem = switch (escape.way()) {
            case RETURNED ->
                "the object in '" + name + "' is returned, and can then be changed without " + lock
                        + ", which guards it";
            case STORED -> "the object in '" + name + "' is stored in a field that " + lock + " does not guard";
            case USED_LATER ->
                "the object in '" + name + "' is used through a variable without " + lock + ", which guards it";
        };
        String hint = switch (escape.way()) {
            case RETURNED ->
                escape.guard().isOurs()
                        ? "return a copy, or let callers pass what they want to do: 'abstract <R> R with" + capitalised
                                + "(Function<…, R> action);'"
                        : "return a copy";
            case STORED -> "store a copy, or guard that field by the same lock";
            case USED_LATER -> "use it while the lock is held, or make a copy under the lock";
        };
        return new Finding(rule(), problem, hint);
    }
}
