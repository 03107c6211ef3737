package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Bodies as nodes of the graph of calls. */
final class Routines {
    /** Whoever calls one of these, or compares the keys of two objects, settles which of them comes first. */
    private static final Set<String> ORDERING = Set.of("identityHashCode", "compareTo", "compare", "compareUnsigned");

    private final Map<Body, Boolean> ordered = new HashMap<>();

    static Routine of(Body body) {
        return body.method() != null
                ? Routine.of(body.method())
                : new Routine(null, body.start().id(), body.type());
    }

    /** Whether the body compares objects, or has them change places, so that locks taken in it may well be taken in an order. */
    boolean isOrdering(Body body, Worlds worlds) {
        return ordered.computeIfAbsent(body, each -> each.hasStep(Routines::isOrdering)) || worlds.isAnySwapped();
    }

    private static boolean isOrdering(Step step) {
        return step instanceof Step.Compare
                || (step instanceof Step.Call call
                        && ORDERING.contains(call.method().getSimpleName().toString()));
    }

    /** The locks held that others may wait for: nobody knows those of an object that is still being made. */
    static Set<Hold> held(World world) {
        if (world.unshared().isEmpty()) {
            return Set.copyOf(world.held().certain());
        }
        return world.held().certain().stream()
                .filter(hold -> !world.unshared().contains(hold.lock().root()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The locks of its caller's that the body has given back, to take them again before it returns. */
    static Set<Value> givenBack(World world) {
        return world.released().isEmpty()
                ? Set.of()
                : world.released().stream()
                        .filter(hold -> !world.held().has(hold))
                        .map(Hold::lock)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The type that declares the method that is called. */
    static TypeElement typeOf(Step.Call call) {
        return DeclaringType.of(call.method());
    }

    /** The call that gave the result of that number. */
    static Step.@Nullable Call callAt(Body body, int site) {
        return body.steps()
                .filter(step -> step instanceof Step.Call call && call.site() == site)
                .map(Step.Call.class::cast)
                .findFirst()
                .orElse(null);
    }
}
