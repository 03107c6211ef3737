package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a class that one method takes for its caller and another one releases for it. What they leave held, or release
 * without holding it, is no mistake. Worked out only when something looks like one.
 */
final class HandedOverLocks {
    private final Engine engine;
    private final Program program;
    private final OtherHolders others;
    private final LockSides sides;
    private final Map<Body, BodyLocks> bodies = new HashMap<>();
    private @Nullable Set<Object> taken;
    private @Nullable Set<Object> released;

    HandedOverLocks(Engine engine, Program program, OtherHolders others) {
        this.engine = engine;
        this.program = program;
        this.others = others;
        sides = new LockSides(engine, program);
    }

    /** Whether some method leaves the lock held for its caller, and means to. */
    boolean isTakenForCaller(Hold hold) {
        if (taken == null) {
            taken = collect(Summary.Outcome::taken, (body, each) -> !isLeftByChance(each, body));
        }
        return taken.contains(sides.identity(hold));
    }

    /** Whether some method releases the lock though its caller took it, and means to. */
    boolean isReleasedForCaller(Hold hold) {
        if (released == null) {
            released = collect(Summary.Outcome::released, (body, each) -> !isReleasedByMistake(each, body));
        }
        return released.contains(sides.identity(hold));
    }

    /** Whether the body releases the lock by mistake, whoever else of the class takes it for its callers. */
    boolean isReleasedByMistake(Hold hold, Body body) {
        BodyLocks own = locksOf(body);
        return own.isReleasedAgain(hold) || (others.isUncalled(body) && own.isWorkingWithout(hold.lock()));
    }

    private boolean isLeftByChance(Hold hold, Body body) {
        return locksOf(body).isLeftByChance(hold);
    }

    private BodyLocks locksOf(Body body) {
        return bodies.computeIfAbsent(body, each -> new BodyLocks(engine, each));
    }

    /** Whether what a body leaves held when it returns is meant for its caller. */
    boolean isHandedToCaller(Body body, Hold hold, Worlds ends) {
        Value lock = hold.lock();
        return isGiven(lock)
                || isPrivate(body)
                || others.isPassedOn(lock)
                || (isReleasedForCaller(hold) && !isLeftByChance(hold, body))
                || isLockItself(body)
                || isTold(hold, ends)
                || ends.isAny(end -> returnsIt(end, lock))
                || (isVisible(lock) && ends.areAll(end -> end.held().has(hold)));
    }

    /** Whether a body reaches the lock from what it was given or has found. */
    static boolean isGiven(Value lock) {
        return lock.root() instanceof Value.Entry
                || lock.root() instanceof Value.Opaque
                || lock.root() instanceof Value.Merged;
    }

    /** What a private method leaves locked is the affair of those that call it: there it is looked at. */
    private static boolean isPrivate(Body body) {
        return body.method() != null && body.method().getModifiers().contains(Modifier.PRIVATE);
    }

    /** A class that is a lock itself takes others for its callers as a matter of course. */
    private boolean isLockItself(Body body) {
        return engine.hierarchy().isKindOf(body.type(), LockKind.LOCK_TYPE)
                || engine.hierarchy().isKindOf(body.type(), LockKind.GUAVA_TYPE);
    }

    /** Whether the result tells the caller if the lock is held. */
    private static boolean isTold(Hold hold, Worlds ends) {
        return ends.areAll(end -> {
            Value result = end.locals().get(Transfer.RESULT);
            return result instanceof Value.Constant
                    && result.equals(Value.Constant.TRUE) == end.held().has(hold);
        });
    }

    private static boolean returnsIt(World end, Value lock) {
        Value result = end.locals().get(Transfer.RESULT);
        return result instanceof Value.Code
                || result instanceof Value.Created
                || (result != null && (result.mentions(lock) || lock.mentions(result)));
    }

    /** A lock that other classes can reach may be released by them. */
    private static boolean isVisible(Value lock) {
        return lock instanceof Value.Self
                || lock instanceof Value.Getter
                || (lock instanceof Value.Field field && !isPrivate(field));
    }

    private static boolean isPrivate(Value.Field field) {
        return field.field().getModifiers().contains(Modifier.PRIVATE);
    }

    /** The locks of the holds with which some method of the class ends, where it means to. */
    private Set<Object> collect(Function<Summary.Outcome, Set<Hold>> part, BiPredicate<Body, Hold> isMeant) {
        Set<Object> found = new HashSet<>();
        program.allBodies().filter(body -> !isLookedAtInCallers(body)).forEach(body -> {
            for (Summary.Outcome outcome : engine.summaries().of(body).outcomes()) {
                part.apply(outcome).stream()
                        .filter(hold -> isMeant.test(body, hold))
                        .forEach(hold -> addNames(hold, outcome, found));
            }
        });
        return found;
    }

    /** A private method that is called does what it does for methods of the class, which then do it for their callers or not. */
    private boolean isLookedAtInCallers(Body body) {
        return isPrivate(body) && !others.isUncalled(body);
    }

    /** A lock that a constructor is given and takes is afterwards known by the field that it is in. */
    private void addNames(Hold hold, Summary.Outcome outcome, Set<Object> found) {
        found.add(sides.identity(hold));
        outcome.fields().forEach((field, value) -> {
            if (value.equals(hold.lock())) {
                found.add(sides.identity(new Hold(field, hold.mode())));
            }
        });
    }

    /** Methods of different classes call the same lock by different ways; the last field on them is the same, or its array. */
    static Object identity(Value lock) {
        if (lock instanceof Value.Field field) {
            return field.field();
        }
        if (lock instanceof Value.Item item) {
            return identity(item.array());
        }
        return lock instanceof Value.Self ? Value.Self.class : lock;
    }
}
