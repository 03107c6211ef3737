package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.InstanceInitializer;
import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.task.FieldBackedOperations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Follows what runs while an object of a domain class is constructed: its constructors and initialisers, those of the classes that it
 * extends, and what they call on the object, as the class itself answers to the calls.
 */
final class Construction {
    private static final int LONGEST = 10;

    private final FieldBackedOperations operations;
    private final CallGraph calls;
    private final Consumer<Premature> found;
    private final Set<List<Object>> seen = new HashSet<>();
    private final Deque<Visit> open = new ArrayDeque<>();

    /** A routine, with the names that it has for the object, and the calls that lead there. */
    private record Visit(Routine routine, Set<Value> names, List<Place> path) {}

    /**
     * An operation is called too early.
     *
     * @param path the calls that lead from the constructor to it; its own is the last
     */
    record Premature(
            TypeElement domain, ExecutableElement operation, FieldBackedOperations.Need need, List<Place> path) {}

    Construction(FieldBackedOperations operations, CallGraph calls, Consumer<Premature> found) {
        this.operations = operations;
        this.calls = calls;
        this.found = found;
    }

    void follow(ProgramFacts facts) {
        calls.callers().stream()
                .filter(routine -> routine.isConstructor() && routine.type().equals(operations.domain()))
                .forEach(this::begin);
        facts.of(InstanceInitializer.class)
                .map(InstanceInitializer::routine)
                .filter(routine -> operations.lineage().contains(routine.type()))
                .forEach(this::begin);
        while (!open.isEmpty()) {
            Visit visit = open.remove();
            calls.callsIn(visit.routine()).forEach(call -> follow(call, visit));
        }
    }

    private void begin(Routine routine) {
        enter(routine, Set.of(new Value.Self(routine.type())), List.of());
    }

    private void enter(Routine routine, Set<Value> names, List<Place> path) {
        if (path.size() < LONGEST && seen.add(List.of(routine, names))) {
            open.add(new Visit(routine, names, path));
        }
    }

    private void follow(CallMade call, Visit visit) {
        Set<Value> names = namesInside(call, visit);
        ExecutableElement method = call.callee().method();
        if (names.isEmpty()) {
            return;
        }
        if (method == null || call.callee().isConstructor() || !isOnObject(call, names)) {
            enter(call.callee(), names, pathTo(call, visit));
        } else {
            followOnObject(call, isOfSuperclass(call) ? method : answering(method), names, pathTo(call, visit));
        }
    }

    private void followOnObject(CallMade call, ExecutableElement method, Set<Value> names, List<Place> path) {
        boolean isDispatched = !isOfSuperclass(call);
        operations
                .findNeed(method)
                .filter(need -> isDispatched)
                .ifPresentOrElse(need -> found.accept(new Premature(operations.domain(), method, need, path)), () -> {
                    Set<Value> inside = new HashSet<>(names);
                    inside.add(new Value.Self(DeclaringType.of(method)));
                    enter(Routine.of(method), inside, path);
                });
    }

    private static Set<Value> namesInside(CallMade call, Visit visit) {
        Set<Value> names = call.names().entrySet().stream()
                .filter(name -> visit.names().contains(name.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        if (call.callee().method() == null) {
            names.addAll(visit.names()); // a lambda calls everything what the code around it does
        }
        return names;
    }

    private static boolean isOnObject(CallMade call, Set<Value> names) {
        return names.contains(new Value.Self(call.callee().type()));
    }

    /** Calls of constructors stand nowhere in the source as often as not, so they are no part of the way. */
    private static List<Place> pathTo(CallMade call, Visit visit) {
        if (call.callee().isConstructor()) {
            return visit.path();
        }
        List<Place> path = new ArrayList<>(visit.path());
        path.add(call.place());
        return List.copyOf(path);
    }

    /** {@code super.close()} means the method of that class, whatever overrides it. */
    private static boolean isOfSuperclass(CallMade call) {
        String source = call.place().source();
        return source.startsWith("super.") || source.startsWith("super::") || source.contains(".super.");
    }

    /** The method with which an object of the domain class answers to a call. */
    private ExecutableElement answering(ExecutableElement called) {
        if (called.getModifiers().contains(Modifier.PRIVATE)) {
            return called;
        }
        return operations.lineage().stream()
                .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
                .filter(method -> isSameSignature(method, called))
                .findFirst()
                .orElse(called);
    }

    private static boolean isSameSignature(ExecutableElement method, ExecutableElement called) {
        return method.getSimpleName().equals(called.getSimpleName())
                && parameters(method).equals(parameters(called));
    }

    private static List<String> parameters(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> parameter.asType().toString())
                .toList();
    }
}
