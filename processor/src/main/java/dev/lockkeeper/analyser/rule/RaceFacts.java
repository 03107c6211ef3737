package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.BlockingCall;
import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.fact.TaskStarted;
import dev.lockkeeper.analyser.fact.ValueStored;
import dev.lockkeeper.analyser.fact.VariableTouch;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockName;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.task.ThreadSafeTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** The facts that tell of races, in order. */
final class RaceFacts {
    private final ProgramFacts facts;
    private final CallGraph calls;
    private final ThreadSafeTypes types;
    private final Map<Routine, List<VariableTouch>> touches = new LinkedHashMap<>();
    private final Map<VariableElement, List<ValueStored>> stores = new HashMap<>();
    /** Routines that wait for other code, or start some: what they do before or after that need not be at the same time. */
    private final Set<Routine> ordering = new HashSet<>();

    RaceFacts(ProgramFacts facts) {
        this.facts = facts;
        calls = new CallGraph(facts);
        types = new ThreadSafeTypes(facts.hierarchy());
        facts.of(VariableTouch.class)
                .forEach(touch -> touches.computeIfAbsent(touch.routine(), r -> new ArrayList<>())
                        .add(touch));
        facts.of(ValueStored.class)
                .forEach(store -> stores.computeIfAbsent(store.variable(), v -> new ArrayList<>())
                        .add(store));
        facts.of(BlockingCall.class).filter(BlockingCall::isWaiting).forEach(call -> ordering.add(call.routine()));
        facts.of(TaskStarted.class).forEach(start -> ordering.add(start.routine()));
        facts.of(CallMade.class).filter(RaceFacts::isSubmitting).forEach(call -> ordering.add(call.routine()));
        addCallersOfStarters();
    }

    /** What is called to start tasks starts them, too, and has set up before what they need. */
    private void addCallersOfStarters() {
        Deque<Routine> open = new ArrayDeque<>(
                facts.of(TaskStarted.class).map(TaskStarted::routine).toList());
        Set<Routine> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (CallMade call : calls.callsOf(open.remove())) {
                if (seen.add(call.routine())) {
                    ordering.add(call.routine());
                    open.add(call.routine());
                }
            }
        }
    }

    private static boolean isSubmitting(CallMade call) {
        return call.callee().method() != null
                && call.callee().method().getSimpleName().toString().matches("(submit|pipe)\\p{Lu}.*");
    }

    CallGraph calls() {
        return calls;
    }

    TypeHierarchy hierarchy() {
        return facts.hierarchy();
    }

    ThreadSafeTypes types() {
        return types;
    }

    boolean isOrdering(Routine routine) {
        return ordering.contains(routine);
    }

    List<VariableTouch> touchesIn(Routine routine) {
        return touches.getOrDefault(routine, List.of());
    }

    Set<Routine> touching() {
        return touches.keySet();
    }

    Set<LockName> names(Set<Hold> held) {
        return held.stream()
                .flatMap(hold -> LockName.find(hold.lock(), facts.hierarchy()).stream())
                .collect(Collectors.toSet());
    }

    /** Whether a local variable belongs to the code that started the task, and is one and the same for all such tasks. */
    boolean isCaptured(VariableElement variable, TaskRoot root) {
        TaskStarted start = root.start();
        return start != null
                && stores.getOrDefault(variable, List.of()).stream()
                        .anyMatch(store -> store.routine().equals(start.routine()) && !store.isInLoop());
    }

    /** Whether the object that the variable refers to may not be changed while others use it. */
    boolean isUnsafe(VariableElement variable) {
        if (!types.isOpen(variable.asType())) {
            return types.isUnsafe(variable.asType());
        }
        List<ValueStored> values = stores.getOrDefault(variable, List.of());
        return !values.isEmpty()
                && values.stream().allMatch(store -> store.type() != null && types.isUnsafe(store.type()));
    }

    /** Whether the annotations of the field, or of its class, make it another rule's affair. */
    boolean isProtected(VariableElement variable) {
        return variable.getAnnotationMirrors().stream()
                        .map(mirror -> mirror.getAnnotationType().asElement().getSimpleName())
                        .anyMatch(name -> name.contentEquals("GuardedBy") || name.contentEquals("Atomic"))
                || isOfSafeType(variable);
    }

    private boolean isOfSafeType(VariableElement variable) {
        Element owner = variable.getEnclosingElement();
        return variable.getKind() == ElementKind.FIELD && owner instanceof TypeElement type && types.isSafe(type);
    }
}
