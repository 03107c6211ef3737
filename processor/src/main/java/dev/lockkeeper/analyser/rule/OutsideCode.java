package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.fact.VariableTouch;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.task.WorkerMethods;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** What code does that any thread may run while tasks run: methods that others can call, and what those call. */
final class OutsideCode {
    private final RaceFacts facts;
    private final Set<Routine> routines = new HashSet<>();

    OutsideCode(RaceFacts facts, Set<Routine> ofTasks) {
        this.facts = facts;
        Deque<Routine> open = new ArrayDeque<>();
        facts.touching().stream()
                .filter(routine -> isEntry(routine) && !ofTasks.contains(routine))
                .forEach(open::add);
        facts.calls().callers().stream()
                .filter(routine -> isEntry(routine) && !ofTasks.contains(routine))
                .forEach(open::add);
        while (!open.isEmpty()) {
            Routine routine = open.remove();
            if (routines.add(routine)) {
                facts.calls().callsIn(routine).stream()
                        .map(CallMade::callee)
                        .filter(callee -> !isOrdered(callee))
                        .forEach(open::add);
            }
        }
    }

    private boolean isEntry(Routine routine) {
        return TaskRoot.isMethod(routine)
                && routine.method() != null
                && !routine.method().getModifiers().contains(Modifier.PRIVATE)
                && !isOrdered(routine);
    }

    /** Code that waits for tasks, or starts them, or makes the object, commonly does not run beside them. */
    private boolean isOrdered(Routine routine) {
        return facts.isOrdering(routine)
                || routine.isConstructor()
                || (routine.method() != null
                        && (WorkerMethods.isWorker(routine.method()) || WorkerMethods.isAwait(routine.method())));
    }

    /** The uses of a field of the code's own object, or of a static one. */
    List<VariableTouch> uses(VariableElement field) {
        List<VariableTouch> uses = new ArrayList<>();
        for (Routine routine : routines) {
            for (VariableTouch touch : facts.touchesIn(routine)) {
                boolean isOwn = touch.owner() == null || touch.owner() instanceof Value.Self;
                if (isOwn && touch.variable().equals(field)) {
                    uses.add(touch);
                }
            }
        }
        return uses;
    }
}
