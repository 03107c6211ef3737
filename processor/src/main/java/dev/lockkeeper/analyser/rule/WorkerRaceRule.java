package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.fact.VariableTouch;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.VariableElement;

/** Two tasks, or a task and other code, use the same variable at the same time, and one of them changes it. */
final class WorkerRaceRule implements ProgramRule {
    @Override
    public Rule rule() {
        return Rule.WORKER_RACE;
    }

    @Override
    public void check(ProgramFacts facts, ProgramReport report) {
        List<TaskRoot> roots = TaskRoot.all(facts);
        if (!roots.isEmpty()) {
            RaceFacts races = new RaceFacts(facts);
            new Search(races, new Conflicts(races), roots).report(report);
        }
    }

    /** The search in one compilation. */
    private final class Search {
        private final RaceFacts facts;
        private final Conflicts conflicts;
        private final List<TaskReach.SharedUse> uses = new ArrayList<>();
        private final OutsideCode outside;

        Search(RaceFacts facts, Conflicts conflicts, List<TaskRoot> roots) {
            this.facts = facts;
            this.conflicts = conflicts;
            roots.forEach(root -> uses.addAll(TaskReach.follow(root, facts)));
            uses.removeIf(use -> !conflicts.isOfInterest(use.touch()));
            // A change explains more than the read that it meets.
            uses.sort(Comparator.comparing(use -> !use.touch().isChange()));
            Set<Routine> ofTasks =
                    uses.stream().map(use -> use.touch().routine()).collect(Collectors.toSet());
            roots.forEach(root -> ofTasks.add(root.routine()));
            outside = new OutsideCode(facts, ofTasks);
        }

        /** One finding for each variable: what mends one conflict mends the others. */
        void report(ProgramReport report) {
            Set<VariableElement> reported = new HashSet<>();
            for (TaskReach.SharedUse use : uses) {
                VariableElement variable = use.touch().variable();
                if (!reported.contains(variable)) {
                    findOther(use, report).ifPresent(other -> {
                        reported.add(variable);
                        report.add(use.touch().place(), finding(use, other, report));
                    });
                }
            }
        }

        /** What the use conflicts with, as the message says it. */
        private Optional<String> findOther(TaskReach.SharedUse use, ProgramReport report) {
            if (use.root().isMany() && isConflict(use, use)) {
                return Optional.of("other tasks of the same kind do so at the same time");
            }
            Optional<TaskReach.SharedUse> task = uses.stream()
                    .filter(other -> !other.root().equals(use.root()))
                    .filter(other -> other.root().isConcurrentWith(use.root()) && isConflict(use, other))
                    .findFirst();
            if (task.isPresent()) {
                return task.map(other -> other.root().text() + verb(other.touch()) + " it at the same time at "
                        + report.where(other.touch().place()));
            }
            return outside.uses(use.touch().variable()).stream()
                    .filter(conflicts::isOfInterest)
                    .filter(other -> conflicts.isConflict(use.touch(), use.locks(), other, facts.names(other.held())))
                    .findFirst()
                    .map(other -> "'" + other.routine().text() + "'" + verb(other) + " it at the same time at "
                            + report.where(other.place()));
        }

        private boolean isConflict(TaskReach.SharedUse first, TaskReach.SharedUse second) {
            return first.touch().variable().equals(second.touch().variable())
                    && conflicts.isConflict(first.touch(), first.locks(), second.touch(), second.locks());
        }
    }

    private static String verb(VariableTouch touch) {
        return touch.isChange() ? " changes" : " reads";
    }

    private Finding finding(TaskReach.SharedUse use, String other, ProgramReport report) {
        VariableElement variable = use.touch().variable();
        String way = use.path().isEmpty()
                ? ""
                : use.path().stream().map(report::where).collect(Collectors.joining(" → ", " (by ", ")"));
        String problem = "'" + variable.getSimpleName() + "' is " + (use.touch().isChange() ? "changed" : "read")
                + " by " + use.root().text() + way + " without a lock, while " + other;
        return new Finding(rule(), problem, hint(use.touch()));
    }

    private static String hint(VariableTouch touch) {
        String name = touch.variable().getSimpleName().toString();
        if (!touch.variable().getKind().isField()) {
            return "let the tasks return what they find, or make '" + name
                    + "' of a thread-safe type, such as those of java.util.concurrent";
        }
        return switch (touch.kind()) {
            case MUTATE, UPDATE_ITEM ->
                "annotate '" + name
                        + "' @GuardedBy with a lock that all of them hold, or make it of a thread-safe type";
            default ->
                "annotate '" + name
                        + "' @Atomic and use its generated operations, or @GuardedBy with a lock that all of"
                        + " them hold";
        };
    }
}
