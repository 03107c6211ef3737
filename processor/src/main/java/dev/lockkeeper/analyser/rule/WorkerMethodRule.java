package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.InstanceInitializer;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.DomainClasses;
import dev.lockkeeper.analyser.lock.GeneratedName;
import dev.lockkeeper.analyser.rule.Construction.Premature;
import dev.lockkeeper.analyser.task.FieldBackedOperations;
import dev.lockkeeper.analyser.task.FieldBackedOperations.Need;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** The object is not complete, and already somebody calls an operation that needs the fields of the generated class. */
final class WorkerMethodRule implements ProgramRule {
    @Override
    public Rule rule() {
        return Rule.WORKER_METHOD;
    }

    @Override
    public void check(ProgramFacts facts, ProgramReport report) {
        List<FieldBackedOperations> domains = facts.of(InstanceInitializer.class)
                .map(initializer -> initializer.routine().type())
                .distinct()
                .filter(type -> DomainClasses.isDomainClass(type) && GeneratedName.canBeGenerated(type))
                .map(type -> new FieldBackedOperations(type, facts.hierarchy()))
                .filter(operations -> !operations.isEmpty())
                .toList();
        if (!domains.isEmpty()) {
            CallGraph calls = new CallGraph(facts);
            domains.forEach(operations -> new Construction(
                            operations,
                            calls,
                            premature -> report.add(premature.path().get(0), finding(premature, report)))
                    .follow(facts));
        }
    }

    private Finding finding(Premature premature, ProgramReport report) {
        String generated = GeneratedName.of(premature.domain());
        String way = premature.path().stream()
                .skip(1)
                .map((Place place) -> " → " + report.where(place))
                .collect(Collectors.joining());
        String problem = "'" + Routine.of(premature.operation()).text() + "' is called while a '"
                + premature.domain().getSimpleName() + "' is constructed" + way + ": ";
        if (premature.need() == Need.COUNTER) {
            return new Finding(
                    Rule.ATOMIC_COMPOUND,
                    problem + "the striped counter of '" + generated + "' does not exist yet",
                    "assign the initial value to the field itself: the counter starts with it");
        }
        return new Finding(
                rule(),
                problem + "the pools of '" + generated + "' do not exist yet",
                "call it on the complete object: from a method that whoever creates it calls next, or from a static"
                        + " factory method");
    }
}
