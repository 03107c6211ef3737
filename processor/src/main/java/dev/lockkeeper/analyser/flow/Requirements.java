package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Coverage;
import dev.lockkeeper.analyser.fact.UseKind;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Guard;
import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Tells whether a guard is satisfied in a world. */
final class Requirements {
    private final Engine engine;

    Requirements(Engine engine) {
        this.engine = engine;
    }

    /** How far a guard is satisfied; when it is not, the lock of another object that is held instead. */
    record Answer(Coverage coverage, @Nullable String heldInstead) {}

    /** Whether the guard of a field is the very object that the field refers to. */
    boolean isGuardedByItself(Guard guard, Element member) {
        Value lock = guard.lock();
        return (lock instanceof Value.Field field && field.field().equals(member))
                || (lock instanceof Value.StaticField constant
                        && constant.field().equals(member));
    }

    Answer check(Body body, UseObserver.Use use, Guard guard, World world) {
        Value owner = engine.evaluator().evaluateOwner(use.owner(), world);
        if (guard.lock() == null
                || isUnshared(use.member(), owner, world)
                || isOnWayToLock(body, use.member(), guard)) {
            return new Answer(Coverage.HELD, null);
        }
        Value lock = lockOf(body, use, guard, owner, world);
        boolean isChange =
                use.kind() == null ? !guard.isReadEnough() : use.kind().isChange();
        Coverage coverage = coverage(guard, lock, isChange, world.held());
        if (coverage == Coverage.HELD && world.held().isOfForkerOnly() && isAssigned(use, lock, owner)) {
            return new Answer(Coverage.OF_FORKER, null);
        }
        String instead = coverage == Coverage.NONE ? findOther(body, lock, world.held()) : null;
        return new Answer(coverage, instead);
    }

    /** Who is asked for the lock cannot hold it yet; nothing replaces the object that has it. */
    private static boolean isOnWayToLock(Body body, Element member, Guard guard) {
        return body.method() != null
                && member.getKind() == ElementKind.FIELD
                && member.getModifiers().contains(Modifier.FINAL)
                && guard.calls(body.method());
    }

    /**
     * Whether a variable is written that is the same one for all threads that find the lock held by another. What else is done
     * may be to elements of their own, or to an object that allows for it.
     */
    private static boolean isAssigned(UseObserver.Use use, Value lock, @Nullable Value owner) {
        boolean isSame = owner == null || lock.mentions(owner);
        return isSame && (use.kind() == UseKind.WRITE || use.kind() == UseKind.UPDATE);
    }

    private static boolean isUnshared(Element member, @Nullable Value owner, World world) {
        if (member.getModifiers().contains(Modifier.STATIC)) {
            return world.unshared().contains(new Value.ClassObject(DeclaringType.of(member)));
        }
        return owner != null && world.unshared().contains(owner);
    }

    /** The lock that the guard denotes for this owner. */
    private Value lockOf(Body body, UseObserver.Use use, Guard guard, @Nullable Value owner, World world) {
        Map<Value, Value> names = new HashMap<>();
        if (use.member() instanceof ExecutableElement method) {
            List<Value> arguments = use.arguments().stream()
                    .map(argument -> engine.evaluator().evaluate(argument, world))
                    .toList();
            names.putAll(Frames.intoCaller(method, owner, arguments));
        } else if (owner != null) {
            names.put(new Value.Self(DeclaringType.of(use.member())), owner);
        }
        Value template = Objects.requireNonNull(guard.lock());
        return engine.evaluator().canonical(engine.scoping().inside(body.type(), template.rewrite(names)), world);
    }

    private static Coverage coverage(Guard guard, Value lock, boolean isChange, HeldLocks held) {
        if (lock instanceof Value.Side side) {
            boolean isCovered = held.has(new Hold(side.lock(), Mode.EXCLUSIVE))
                    || (side.isRead() && held.has(new Hold(side.lock(), Mode.READ)));
            return isCovered ? Coverage.HELD : Coverage.NONE;
        }
        return switch (guard.kind()) {
            case LOCK, GUAVA_MONITOR -> heldIf(held.has(new Hold(lock, Mode.EXCLUSIVE)));
            case MONITOR, OPEN ->
                heldIf(held.has(new Hold(lock, Mode.MONITOR)) || held.has(new Hold(lock, Mode.EXCLUSIVE)));
            case READ_WRITE, STAMPED -> ofSides(lock, isChange, held);
        };
    }

    private static Coverage heldIf(boolean isHeld) {
        return isHeld ? Coverage.HELD : Coverage.NONE;
    }

    private static Coverage ofSides(Value lock, boolean isChange, HeldLocks held) {
        if (held.has(new Hold(lock, Mode.EXCLUSIVE))) {
            return Coverage.HELD;
        }
        if (held.has(new Hold(lock, Mode.READ)) || held.has(new Hold(lock, Mode.OPTIMISTIC))) {
            return isChange ? Coverage.READ_ONLY : Coverage.HELD;
        }
        return Coverage.NONE;
    }

    /** A lock of the same field, but of another object. */
    private static @Nullable String findOther(Body body, Value lock, HeldLocks held) {
        Optional<Hold> other = held.all().stream()
                .filter(hold -> isSameField(hold.lock(), lock) && !hold.lock().equals(lock))
                .findFirst();
        return other.map(hold -> hold.lock().text(body.type()))
                .filter(text -> !text.contains("…"))
                .orElse(null);
    }

    private static boolean isSameField(Value held, Value wanted) {
        @Nullable VariableElement first = held instanceof Value.Field field ? field.field() : null;
        @Nullable VariableElement second = wanted instanceof Value.Field field ? field.field() : null;
        return first != null && first.equals(second);
    }
}
