package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import org.jspecify.annotations.Nullable;

/** Tells whether code beside a body may hold its locks: its callers, or whoever is given a lock. */
final class OtherHolders {
    private final Engine engine;
    private final Program program;
    private @Nullable Set<Object> passedOn;

    OtherHolders(Engine engine, Program program) {
        this.engine = engine;
        this.program = program;
    }

    /** Whether somebody else may lock or unlock it: it is passed to a method. */
    boolean isPassedOn(Value lock) {
        if (passedOn == null) {
            passedOn = calls().flatMap(call -> call.arguments().stream())
                    .filter(argument -> argument instanceof Operand.Field || argument instanceof Operand.Getter)
                    .map(this::identity)
                    .collect(Collectors.toSet());
        }
        return passedOn.contains(HandedOverLocks.identity(lock));
    }

    /** What the operand is, or the lock if it is a side of one. */
    private Object identity(Operand operand) {
        Value value = engine.evaluator().evaluate(operand, World.EMPTY);
        return HandedOverLocks.identity(LockTransfer.holdOf(value).lock());
    }

    /** Whether the class is given the lock and never takes it itself: then it releases it for those who did. */
    boolean isTakenOver(Value lock) {
        Object identity = HandedOverLocks.identity(lock);
        return isGiven(lock)
                && calls().noneMatch(call -> call.receiver() != null
                        && engine.locks()
                                .find(call.method())
                                .filter(LockEffects::isTake)
                                .isPresent()
                        && identity(call.receiver()).equals(identity));
    }

    /**
     * Whether nobody can start the body with the lock held: code outside the compilation calls it, or the lock is that of the
     * object itself and no code calls it that could have taken the lock.
     */
    boolean isStartedWithout(Value lock, Body body) {
        ExecutableElement method = body.method();
        if (method == null || isPrivate(method)) {
            return method != null;
        }
        return (isOpen(method) || isCalledByNoHolder(lock, body, method)) && !isGiven(lock);
    }

    private boolean isCalledByNoHolder(Value lock, Body body, ExecutableElement method) {
        if (!isOwn(lock) || !isUncalled(body)) {
            return false;
        }
        boolean isHidden = lock instanceof Value.Field field && isPrivate(field.field());
        return isHidden || !engine.programs().mayBeCalledElsewhere(method);
    }

    private static boolean isOwn(Value lock) {
        return lock instanceof Value.Self
                || lock instanceof Value.ClassObject
                || (lock instanceof Value.Field field && field.owner() instanceof Value.Self);
    }

    /** Whether no code of the class calls the method. */
    boolean isUncalled(Body body) {
        return body.method() != null && calls().noneMatch(call -> call.method().equals(body.method()));
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

    /** Whether the operand is a new object of the class's own making. */
    static boolean isNew(Operand operand) {
        return operand instanceof Operand.Known known && known.value() instanceof Value.Created;
    }

    private static boolean isPrivate(Element member) {
        return member.getModifiers().contains(Modifier.PRIVATE);
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
}
