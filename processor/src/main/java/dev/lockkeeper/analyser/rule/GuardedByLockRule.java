package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.ClassFacts;
import dev.lockkeeper.analyser.fact.MemberDeclaration;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.UnknownGuard;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Level;
import dev.lockkeeper.finding.Rule;
import javax.lang.model.element.Element;

/** A lock expression does not denote a lock that can guard the member. */
final class GuardedByLockRule implements FactRule {
    @Override
    public Rule rule() {
        return Rule.GUARDED_BY_LOCK;
    }

    @Override
    public void check(ClassFacts facts, Report report) {
        for (MemberDeclaration declaration : facts.declarations()) {
            for (Guard guard : declaration.guards()) {
                check(facts, declaration, guard, report);
            }
        }
        facts.of(UnknownGuard.class)
                .forEach(use -> report.add(
                        use.place(),
                        new Finding(rule(), use.problem().text(), use.problem().hint()),
                        Level.WARN));
    }

    private void check(ClassFacts facts, MemberDeclaration declaration, Guard guard, Report report) {
        Place place = declaration.placeOf(guard.annotationName());
        // What others' annotations say is meant for other tools, too: it is a warning that this one cannot check it.
        Level loudest = guard.isOurs() ? Level.ERROR : Level.WARN;
        boolean isSilenced = !guard.isOurs() && place.suppressed().areOthersGuardsSilent();
        Guard.Problem problem = guard.problem();
        if (isSilenced) {
            return;
        }
        if (problem != null
                && (guard.isOurs() || problem.subject() != Guard.Subject.FINALITY || isReplaced(facts, guard))) {
            report.add(place, new Finding(rule(), problem.text(), problem.hint()), loudest);
        } else if (isNull(facts, guard)) {
            report.add(place, ofNull(declaration, guard), loudest);
        }
    }

    /** Whether some method assigns to the lock: in a class that nobody annotated for us, a missing 'final' alone is no harm. */
    private static boolean isReplaced(ClassFacts facts, Guard guard) {
        return guard.lock() instanceof Value.Field field ? facts.isReassigned(field.field()) : true;
    }

    private static boolean isNull(ClassFacts facts, Guard guard) {
        Element field = null;
        if (guard.lock() instanceof Value.Field instance) {
            field = instance.field();
        } else if (guard.lock() instanceof Value.StaticField constant) {
            field = constant.field();
        }
        Element wanted = field;
        return facts.declarations().stream()
                .anyMatch(declaration ->
                        declaration.isNull() && declaration.member().equals(wanted));
    }

    private Finding ofNull(MemberDeclaration declaration, Guard guard) {
        return new Finding(
                rule(),
                "'" + guard.expression() + "', which guards '"
                        + declaration.member().getSimpleName() + "', is null for good",
                "initialise it with 'new ReentrantLock()' or 'new Object()'");
    }
}
