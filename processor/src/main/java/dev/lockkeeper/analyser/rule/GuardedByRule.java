package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.Coverage;
import dev.lockkeeper.analyser.fact.GuardedUse;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import org.jspecify.annotations.Nullable;

/** A guarded field or method is used without its lock. */
final class GuardedByRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.GUARDED_BY;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        facts.of(GuardedUse.class)
                .filter(use -> use.coverage() == Coverage.NONE && !use.isSilenced())
                .forEach(use -> report.add(use.place(), finding(use)));
        facts.of(GuardedUse.class)
                .filter(use -> use.coverage() == Coverage.OF_FORKER && !use.isSilenced())
                .forEach(use -> report.add(use.place(), ofFork(use)));
    }

    private Finding ofFork(GuardedUse use) {
        String problem = "'" + use.member().getSimpleName() + "' is written by several threads at once: '" + use.lock()
                + "', which guards it, is held by the thread that waits for them";
        return new Finding(
                rule(), problem, "let the stream or bulk operation return a result, and write it afterwards");
    }

    private Finding finding(GuardedUse use) {
        return use.kind() == null ? ofCall(use) : ofField(use, use.kind());
    }

    private Finding ofField(GuardedUse use, UseKind kind) {
        String name = use.member().getSimpleName().toString();
        String field = use.owner().isEmpty() ? name : use.owner() + "." + name;
        String problem = "'" + field + "' is " + verb(kind) + " without '" + use.lock() + "', which guards it"
                + instead(use.heldInstead());
        String hint = use.owner().isEmpty()
                ? "hold it here: '" + Hints.holding(use) + "', or move the access into a method annotated @GuardedBy(\""
                        + use.guard().expression() + "\")"
                : "hold it here: '" + Hints.holding(use) + "', or move the access into a method of '"
                        + Hints.declaringType(use) + "' that holds it";
        return new Finding(rule(), problem, hint);
    }

    private static String verb(UseKind kind) {
        return switch (kind) {
            case READ, USE -> "read";
            case WRITE, UPDATE -> "written";
            case UPDATE_ITEM, MUTATE -> "changed";
        };
    }

    private Finding ofCall(GuardedUse use) {
        String on = use.owner().isEmpty() ? "" : " on '" + use.owner() + "'";
        String problem = "'" + use.member().getSimpleName() + "' is called" + on + " without '" + use.lock()
                + "', which it requires" + instead(use.heldInstead());
        return new Finding(rule(), problem, Hints.forCall(use));
    }

    private static String instead(@Nullable String held) {
        return held == null ? "" : "; '" + held + "' is held, but it is another object's";
    }
}
