package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.fact.VariableTouch;
import dev.lockkeeper.analyser.lock.LockName;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.task.WorkerMethods;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What code does that any thread may run while tasks run: methods that others can call, and what those call. */
final class OutsideCode {
    /** Names of methods that come before everything else. */
    private static final Pattern FIRST =
            Pattern.compile("(init|initialize|initialise|setup|setUp|start|configure|prepare)(\\p{Lu}.*)?");

    private final RaceFacts facts;
    private final Set<Routine> ofTasks;
    private final Set<TypeElement> types;
    /** The locks that are held at least, by routine. */
    private final Map<Routine, Set<LockName>> locks = new LinkedHashMap<>();

    private final Deque<Routine> open = new ArrayDeque<>();

    /** A use of a variable, with the locks held at least. */
    record Use(VariableTouch touch, Set<LockName> locks) {}

    /**
     * Looks at all code outside tasks.
     *
     * @param types the classes whose objects have tasks: others are used as those use them
     */
    OutsideCode(RaceFacts facts, Set<Routine> ofTasks, Set<TypeElement> types) {
        this.facts = facts;
        this.ofTasks = ofTasks;
        this.types = types;
        Stream.concat(facts.touching().stream(), facts.calls().callers().stream())
                .distinct()
                .filter(this::isEntry)
                .forEach(this::enter);
        while (!open.isEmpty()) {
            Routine routine = open.remove();
            facts.calls().callsIn(routine).stream()
                    .filter(call -> !isOrdered(call.callee()))
                    .forEach(call -> enter(call, locks.getOrDefault(routine, Set.of())));
        }
    }

    /** Callers that are unknown hold nothing; of those that are no such code themselves the locks count that they hold at the call. */
    private void enter(Routine entry) {
        List<CallMade> calls = facts.calls().callsOf(entry);
        if (calls.isEmpty()) {
            enter(entry, Set.of());
        }
        calls.stream()
                .filter(call -> !types.contains(call.routine().type()) || facts.isOrdering(call.routine()))
                .filter(call -> !ofTasks.contains(call.routine()))
                .forEach(call -> enter(call, Set.of()));
    }

    private void enter(CallMade call, Set<LockName> around) {
        Set<LockName> held = new HashSet<>(around);
        held.addAll(facts.names(call.held()));
        enter(call.callee(), held);
    }

    private void enter(Routine routine, Set<LockName> held) {
        Set<LockName> known = locks.get(routine);
        Set<LockName> least = new HashSet<>(held);
        if (known != null) {
            least.retainAll(known);
        }
        if (!least.equals(known)) {
            locks.put(routine, least);
            open.add(routine);
        }
    }

    private boolean isEntry(Routine routine) {
        return TaskRoot.isMethod(routine)
                && routine.method() != null
                && !routine.method().getModifiers().contains(Modifier.PRIVATE)
                && types.contains(routine.type())
                && isNamed(routine)
                && !ofTasks.contains(routine)
                && !isOrdered(routine);
    }

    /** Who calls the methods of a class without a name, and when, is not to be seen. */
    private static boolean isNamed(Routine routine) {
        NestingKind nesting = routine.type().getNestingKind();
        return nesting == NestingKind.TOP_LEVEL || nesting == NestingKind.MEMBER;
    }

    /** Code that waits for tasks, or starts them, or comes before them, commonly does not run beside them. */
    private boolean isOrdered(Routine routine) {
        return facts.isOrdering(routine)
                || routine.isConstructor()
                || (routine.method() != null
                        && (WorkerMethods.isWorker(routine.method())
                                || WorkerMethods.isAwait(routine.method())
                                || FIRST.matcher(routine.method().getSimpleName())
                                        .matches()));
    }

    /** The uses of a field of the code's own object, or of a static one. */
    List<Use> uses(VariableElement field) {
        List<Use> uses = new ArrayList<>();
        locks.forEach((routine, held) -> {
            for (VariableTouch touch : facts.touchesIn(routine)) {
                boolean isOwn = touch.owner() == null || touch.owner() instanceof Value.Self;
                if (isOwn && touch.variable().equals(field)) {
                    Set<LockName> all = new HashSet<>(held);
                    all.addAll(facts.names(touch.held()));
                    uses.add(new Use(touch, all));
                }
            }
        });
        return uses;
    }
}
