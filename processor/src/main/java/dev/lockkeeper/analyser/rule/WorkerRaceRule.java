package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.fact.VariableTouch;
import dev.lockkeeper.analyser.lock.LockName;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
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
        private final Conflicts conflicts;
        private final List<TaskReach.SharedUse> uses = new ArrayList<>();
        /** What tasks reach from the object that starts them, and others by it, too. */
        private final Set<VariableTouch> known = new HashSet<>();

        private final OutsideCode outside;
        private final Publications publications;

        Search(RaceFacts facts, Conflicts conflicts, List<TaskRoot> roots) {
            this.conflicts = conflicts;
            publications = new Publications(facts);
            for (TaskRoot root : roots) {
                uses.addAll(TaskReach.follow(root, facts));
                TaskReach.follow(root.withoutCaptured(), facts).forEach(use -> known.add(use.touch()));
            }
            uses.removeIf(use -> !conflicts.isOfInterest(use.touch()));
            // A change explains more than the read that it meets.
            uses.sort(Comparator.comparing(use -> !use.touch().isChange()));
            Set<Routine> ofTasks =
                    uses.stream().map(use -> use.touch().routine()).collect(Collectors.toSet());
            roots.forEach(root -> ofTasks.add(root.routine()));
            outside = new OutsideCode(facts, ofTasks, TaskRoot.types(roots, facts.hierarchy()));
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
            if (use.root().isMany() && conflicts.isConflict(use.touch(), use.locks(), use.touch(), use.locks())) {
                return Optional.of("other tasks of the same kind do so at the same time");
            }
            Optional<TaskReach.SharedUse> task = uses.stream()
                    .filter(other -> !other.root().equals(use.root()))
                    .filter(other -> other.root().isConcurrentWith(use.root()) && isConflict(use, other))
                    .findFirst();
            if (task.isPresent()) {
                return task.map(other -> other.root().text(report) + verb(other.touch()) + " it at the same time at "
                        + report.where(other.touch().place()));
            }
            return !known.contains(use.touch())
                    ? Optional.empty()
                    : outside.uses(use.touch().variable()).stream()
                            .filter(other -> conflicts.isOfInterest(other.touch()))
                            .filter(other ->
                                    conflicts.isConflict(use.touch(), use.locks(), other.touch(), other.locks())
                                            && !publications.isBetween(use.touch(), other.touch()))
                            .findFirst()
                            .map(other -> "'" + other.touch().routine().text() + "'" + verb(other.touch())
                                    + " it at the same time at "
                                    + report.where(other.touch().place()));
        }

        private boolean isConflict(TaskReach.SharedUse first, TaskReach.SharedUse second) {
            return first.touch().variable().equals(second.touch().variable())
                    && isSameObject(first, second)
                    && conflicts.isConflict(first.touch(), first.locks(), second.touch(), second.locks())
                    && !publications.isBetween(first.touch(), second.touch());
        }

        /** What tasks have captured is the same for those that the same code starts. */
        private boolean isSameObject(TaskReach.SharedUse first, TaskReach.SharedUse second) {
            return first.root().isOfSameStarter(second.root())
                    || (known.contains(first.touch()) && known.contains(second.touch()));
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
                + " by " + use.root().text(report) + way + under(use.locks()) + ", while " + other;
        return new Finding(rule(), problem, hint(use.touch()));
    }

    private static String under(Set<LockName> locks) {
        return locks.isEmpty()
                ? " without a lock"
                : locks.stream()
                        .map(lock -> "'" + lock.text() + "'")
                        .sorted() // sets have no order, messages do
                        .collect(Collectors.joining(" and ", " under ", " only"));
    }

    private static String hint(VariableTouch touch) {
        String name = touch.variable().getSimpleName().toString();
        if (!touch.variable().getKind().isField()) {
            return "let the tasks return what they find, or make '" + name
                    + "' of a thread-safe type, such as those of java.util.concurrent";
        }
        boolean isOfObject = touch.kind() == UseKind.MUTATE
                || touch.kind() == UseKind.UPDATE_ITEM
                || touch.variable().getModifiers().contains(Modifier.FINAL);
        return isOfObject
                ? "annotate '" + name
                        + "' @GuardedBy with a lock that all of them hold, or make it of a thread-safe type"
                : "annotate '" + name
                        + "' @Atomic and use its generated operations, or @GuardedBy with a lock that all of"
                        + " them hold";
    }
}
