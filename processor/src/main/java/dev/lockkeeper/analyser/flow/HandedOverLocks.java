package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockKind;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a class that one method takes for its caller and another one releases for it. What they leave held, or release
 * without holding it, is no mistake. Worked out only when something looks like one.
 */
final class HandedOverLocks {
    private final Engine engine;
    private final Program program;
    private @Nullable Set<Object> taken;
    private @Nullable Set<Object> released;
    private @Nullable Set<Object> passedOn;

    HandedOverLocks(Engine engine, Program program) {
        this.engine = engine;
        this.program = program;
    }

    /** Whether some method leaves the lock held for its caller. */
    boolean isTakenForCaller(Value lock) {
        if (taken == null) {
            taken = collect(Summary.Outcome::taken);
        }
        return taken.contains(identity(lock));
    }

    /** Whether some method releases the lock though its caller took it. */
    boolean isReleasedForCaller(Value lock) {
        if (released == null) {
            released = collect(Summary.Outcome::released);
        }
        return released.contains(identity(lock));
    }

    /** Whether somebody else may lock or unlock it: it is passed to a method. */
    boolean isPassedOn(Value lock) {
        if (passedOn == null) {
            passedOn = new HashSet<>();
            calls().flatMap(call -> call.arguments().stream())
                    .filter(Operand.Field.class::isInstance)
                    .forEach(argument -> passedOn.add(((Operand.Field) argument).field()));
        }
        return passedOn.contains(identity(lock));
    }

    /**
     * Whether nobody can start the body with the lock held: code outside the compilation calls it, or the lock is the class's own
     * and no code of the class calls it.
     */
    boolean isStartedWithout(Value lock, Body body) {
        ExecutableElement method = body.method();
        if (method == null || isPrivate(body)) {
            return isPrivate(body);
        }
        boolean isOwn = lock instanceof Value.Field field && isPrivate(field) && field.owner() instanceof Value.Self;
        boolean isUncalled = isOwn && calls().noneMatch(call -> call.method().equals(method));
        return (isOpen(method) || isUncalled) && !isGiven(lock);
    }

    /** Whether the lock may be somebody else's, who then calls with it held: the class does not create it itself. */
    private boolean isGiven(Value lock) {
        return lock instanceof Value.Field field
                && program.allBodies()
                        .flatMap(Body::steps)
                        .filter(Step.Store.class::isInstance)
                        .map(Step.Store.class::cast)
                        .noneMatch(store -> store.field().equals(field.field()) && isNew(store.value()));
    }

    private static boolean isNew(Operand operand) {
        return operand instanceof Operand.Known known && known.value() instanceof Value.Created;
    }

    /** Whether any code may call the method. */
    private static boolean isOpen(ExecutableElement method) {
        for (Element part = method; !(part instanceof PackageElement); part = part.getEnclosingElement()) {
            if (part == null || !part.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    private Stream<Step.Call> calls() {
        return program.allBodies()
                .flatMap(Body::steps)
                .filter(Step.Call.class::isInstance)
                .map(Step.Call.class::cast);
    }

    /** Whether what a body leaves held when it returns is meant for its caller. */
    boolean isHandedToCaller(Body body, Hold hold, Worlds ends) {
        Value lock = hold.lock();
        boolean isGiven = lock.root() instanceof Value.Entry
                || lock.root() instanceof Value.Opaque
                || lock.root() instanceof Value.Merged;
        return isGiven
                || isPrivate(body)
                || isReleasedForCaller(lock)
                || isPassedOn(lock)
                || isLockItself(body)
                || isTold(hold, ends)
                || ends.isAny(end -> returnsIt(end, lock))
                || (isVisible(lock) && ends.areAll(end -> end.held().has(hold)));
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

    private Set<Object> collect(Function<Summary.Outcome, Set<Hold>> part) {
        Set<Object> found = new HashSet<>();
        program.allBodies()
                .flatMap(body -> engine.summaries().of(body).outcomes().stream())
                .forEach(outcome -> part.apply(outcome).forEach(hold -> addNames(hold.lock(), outcome, found)));
        return found;
    }

    /** A lock that a constructor is given and takes is afterwards known by the field that it is in. */
    private static void addNames(Value lock, Summary.Outcome outcome, Set<Object> found) {
        found.add(identity(lock));
        outcome.fields().forEach((field, value) -> {
            if (value.equals(lock)) {
                found.add(identity(field));
            }
        });
    }

    /** Methods of different classes call the same lock by different ways; the last field on them is the same. */
    private static Object identity(Value lock) {
        if (lock instanceof Value.Field field) {
            return field.field();
        }
        return lock instanceof Value.Self ? Value.Self.class : lock;
    }
}
