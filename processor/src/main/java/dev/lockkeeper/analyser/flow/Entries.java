package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Premises;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.GuardTable;
import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** In which world a body begins. */
final class Entries {
    private final GuardTable guards;
    private final Evaluator evaluator;
    private final Scoping scoping;
    private final TypeHierarchy hierarchy;

    Entries(GuardTable guards, Evaluator evaluator, Scoping scoping, TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
        this.guards = guards;
        this.evaluator = evaluator;
        this.scoping = scoping;
    }

    /** What may be relied on whoever starts the body: its own annotations, and that what it constructs is not known yet. */
    World of(Body body) {
        return switch (body.kind()) {
            case CONSTRUCTOR, INSTANCE_INITIALIZER -> World.EMPTY.withUnshared(new Value.Self(body.type()));
            case STATIC_INITIALIZER -> World.EMPTY.withUnshared(new Value.ClassObject(body.type()));
            case METHOD -> body.method() == null ? World.EMPTY : ofMethod(body, body.method());
            case LAMBDA -> World.EMPTY;
        };
    }

    private World ofMethod(Body body, ExecutableElement method) {
        World world = isDeserializing(method) ? World.EMPTY.withUnshared(new Value.Self(body.type())) : World.EMPTY;
        Set<Modifier> modifiers = method.getModifiers();
        if (modifiers.contains(Modifier.SYNCHRONIZED)) {
            Value monitor = modifiers.contains(Modifier.STATIC)
                    ? new Value.ClassObject(body.type())
                    : new Value.Self(body.type());
            world = world.taking(new Hold(monitor, Mode.MONITOR), null);
        }
        if (method.getSimpleName().contentEquals("isSatisfied")
                && hierarchy.isKindOf(body.type(), LockKind.GUAVA_GUARD)) {
            world = inMonitor(body.type(), world);
        }
        return world.withHeld(world.held().plus(guarding(method, body.type(), world)));
    }

    /** The locks that guard the member, by their names in a class. */
    HeldLocks guarding(Element member, TypeElement type, World world) {
        HeldLocks held = HeldLocks.NONE;
        for (Guard guard : guards.guardsOf(member)) {
            if (guard.lock() != null) {
                Value lock = evaluator.canonical(scoping.inside(type, guard.lock()), world);
                for (Mode mode : modesOf(guard)) {
                    held = held.taking(LockTransfer.holdOf(lock, mode), null);
                }
            }
        }
        return held;
    }

    /** The method by which {@code java.io.Serializable} has an object made from a stream: nobody else knows the object yet. */
    private static boolean isDeserializing(ExecutableElement method) {
        return method.getSimpleName().contentEquals("readObject")
                && method.getModifiers().contains(Modifier.PRIVATE)
                && method.getParameters().size() == 1
                && method.getParameters().get(0).asType().toString().equals("java.io.ObjectInputStream");
    }

    /** A guard of Guava's is asked with its monitor occupied: one of the classes around it has that. */
    private World inMonitor(TypeElement guard, World world) {
        World inside = world;
        for (Element around = guard.getEnclosingElement();
                around != null && around.getKind() != ElementKind.PACKAGE;
                around = around.getEnclosingElement()) {
            for (VariableElement field : ElementFilter.fieldsIn(around.getEnclosedElements())) {
                if (LockKind.of(field.asType(), hierarchy) == LockKind.GUAVA_MONITOR) {
                    Value monitor = new Value.Field(new Value.Self((TypeElement) around), field);
                    inside = inside.taking(new Hold(monitor, Mode.EXCLUSIVE), null);
                }
            }
        }
        return inside;
    }

    private static List<Mode> modesOf(Guard guard) {
        return switch (guard.kind()) {
            case MONITOR -> List.of(Mode.MONITOR);
            case LOCK, GUAVA_MONITOR -> List.of(Mode.EXCLUSIVE);
            case READ_WRITE, STAMPED -> List.of(guard.isOurs() && guard.isReadEnough() ? Mode.READ : Mode.EXCLUSIVE);
            case OPEN -> List.of(Mode.MONITOR, Mode.EXCLUSIVE);
        };
    }

    /** The world of code that runs at once, where it stands. */
    World atOnce(Body body, World around) {
        World own = of(body);
        return new World(
                around.locals(),
                renamed(own.held(), around).plus(around.held().asOfCaller()),
                Set.of(),
                Map.of(),
                around.unshared().plus(own.unshared()),
                around.fields(),
                around.isLater());
    }

    /** The world of code that runs later: what it captured it still has, but no lock. */
    World later(Body body, World around) {
        World own = of(body);
        HeldLocks held = renamed(own.held(), around);
        return new World(around.locals(), held, Set.of(), Map.of(), own.unshared(), around.fields(), true);
    }

    /** The locks by the names that they have in the world around: what a field was given is known there. */
    private HeldLocks renamed(HeldLocks own, World around) {
        HeldLocks held = HeldLocks.NONE;
        for (Hold hold : own.all()) {
            held = held.taking(new Hold(evaluator.canonical(hold.lock(), around), hold.mode()), null);
        }
        return held;
    }

    /** The world in which a method begins that is called in this one, in the method's own terms. */
    World called(Body body, @Nullable Value receiver, List<Value> arguments, World caller) {
        ExecutableElement method = Objects.requireNonNull(body.method());
        World own = of(body);
        Map<Value, Value> names = Frames.intoMethod(method, receiver, arguments);
        return new World(
                Captured.locals(body, caller),
                own.held().plus(held(caller, names)),
                Set.of(),
                Premises.ofCall(method, arguments, caller.truths()),
                own.unshared().plus(caller.unshared().rewrite(names)),
                Captured.fields(body, caller),
                caller.isLater());
    }

    /** What the caller holds, by the method's names: a new lock is also known by the final field that it was put into. */
    private static HeldLocks held(World caller, Map<Value, Value> names) {
        HeldLocks held = caller.held().rewrite(names);
        if (!caller.fields().isEmpty()) {
            Map<Value, Value> fields = new HashMap<>();
            caller.fields().forEach((field, value) -> fields.put(value, field));
            held = held.plus(caller.held().rewrite(fields).rewrite(names));
        }
        return held.asOfCaller();
    }
}
