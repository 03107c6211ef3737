package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.MemberDeclaration;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.GeneratedName;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Level;
import dev.lockkeeper.finding.Rule;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** An override asks its callers for a lock that those who know only the overridden method do not hold. */
final class GuardedByOverrideRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.GUARDED_BY_OVERRIDE;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        facts.declarations().stream()
                .filter(declaration -> !declaration.unguardedOverridden().isEmpty())
                .forEach(declaration -> declaration.guards().stream()
                        .filter(guard -> !isRelaxed(guard, declaration.member()))
                        .forEach(guard -> check(declaration, guard, report)));
    }

    /** Whether a generated accessor overrides the method again and asks for nothing. */
    private static boolean isRelaxed(Guard guard, Element method) {
        return guard.isOurs()
                && !method.getModifiers().contains(Modifier.FINAL)
                && GeneratedName.canBeGenerated(DeclaringType.of(method));
    }

    private void check(MemberDeclaration declaration, Guard guard, Report report) {
        Place place = declaration.placeOf(guard.annotationName());
        if (guard.isOurs() || !place.suppressed().areOthersGuardsSilent()) {
            report.add(place, finding(declaration, guard), guard.isOurs() ? Level.ERROR : Level.WARN);
        }
    }

    private Finding finding(MemberDeclaration declaration, Guard guard) {
        String name = declaration.member().getSimpleName().toString();
        String parent = DeclaringType.of(declaration.unguardedOverridden().get(0))
                .getSimpleName()
                .toString();
        return new Finding(
                rule(),
                "'" + name + "' requires '" + guard.expression() + "', but '" + parent + "." + name
                        + "', which it overrides, does not: callers through '" + parent + "' hold nothing",
                "take the lock in the method itself, or annotate '" + parent + "." + name + "' too");
    }
}
