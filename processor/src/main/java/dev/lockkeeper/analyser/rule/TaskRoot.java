package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.fact.TaskStarted;
import dev.lockkeeper.analyser.fact.WorkerDeclared;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.task.WorkerMethods;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Code that runs as a task.
 *
 * @param routine where it begins
 * @param isMany whether several such tasks run at once
 * @param shared what other threads may know, too, in the routine's terms
 * @param start where it is handed over; null for a worker method
 */
record TaskRoot(
        Routine routine,
        boolean isMany,
        Set<Value> shared,
        @Nullable TaskStarted start) {

    /** The worker methods of the compilation, and the code that domain classes hand over. */
    static List<TaskRoot> all(ProgramFacts facts) {
        Map<Routine, TaskRoot> started = new LinkedHashMap<>();
        facts.of(TaskStarted.class)
                .filter(TaskStarted::isInDomainClass)
                .forEach(start ->
                        started.merge(start.task(), of(start), (first, second) -> first.isMany() ? first : second));
        Stream<TaskRoot> workers = facts.of(WorkerDeclared.class)
                .map(worker -> worker.routine().method())
                .filter(Objects::nonNull)
                .map(TaskRoot::of);
        return Stream.concat(workers, started.values().stream()).toList();
    }

    private static TaskRoot of(ExecutableElement worker) {
        Routine routine = Routine.of(worker);
        return new TaskRoot(routine, !WorkerMethods.isSingle(worker), Set.of(new Value.Self(routine.type())), null);
    }

    private static TaskRoot of(TaskStarted start) {
        return new TaskRoot(start.task(), start.isRepeated(), start.shared(), start);
    }

    boolean isWorker() {
        return start == null;
    }

    /** Whether tasks of both may run at the same time. */
    boolean isConcurrentWith(TaskRoot other) {
        if (equals(other)) {
            return isMany;
        }
        if (isWorker() && other.isWorker()) {
            ExecutableElement first = routine.method();
            ExecutableElement second = other.routine.method();
            return first != null && second != null && (isMany || !WorkerMethods.isSamePool(first, second));
        }
        return start == null || other.start == null || Collections.disjoint(start.lines(), other.start.lines());
    }

    /** Whether one piece of code starts both. */
    boolean isOfSameStarter(TaskRoot other) {
        return start != null && other.start != null && start.routine().equals(other.start.routine());
    }

    /** The same task, with what it shares by the object that starts it, or that it is, only. */
    TaskRoot withoutCaptured() {
        Set<Value> known = shared.stream()
                .filter(value -> value instanceof Value.Self || value instanceof Value.Enclosing)
                .collect(Collectors.toSet());
        return new TaskRoot(routine, isMany, known, start);
    }

    /** The classes whose objects start tasks, or are some, with those around them and those that they derive from. */
    static Set<TypeElement> types(List<TaskRoot> roots, TypeHierarchy hierarchy) {
        Set<TypeElement> types = new HashSet<>();
        for (TaskRoot root : roots) {
            addTypes(root.routine.type(), hierarchy, types);
            if (root.start != null) {
                addTypes(root.start.routine().type(), hierarchy, types);
            }
        }
        return types;
    }

    private static void addTypes(TypeElement type, TypeHierarchy hierarchy, Set<TypeElement> types) {
        for (Element scope = type; scope != null; scope = scope.getEnclosingElement()) {
            if (scope instanceof TypeElement each && types.add(each)) {
                hierarchy.findElement(each.getSuperclass()).ifPresent(parent -> addTypes(parent, hierarchy, types));
            }
        }
    }

    /** The name for messages. */
    String text(ProgramReport report) {
        return start == null ? "worker '" + routine.text() + "'" : "the task started at " + report.where(start.place());
    }

    static boolean isMethod(Routine routine) {
        return routine.method() != null && routine.method().getKind() == ElementKind.METHOD;
    }
}
