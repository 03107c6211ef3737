package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockOperation;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Tells the reading side of a lock from its writing side. That is only done where the code of the class alone can take or release
 * either, and always says which: with a private lock that it creates itself and hands to nobody.
 */
final class LockSides {
    /** What releases whichever side is held, or makes one of the other. */
    private static final Set<LockOperation> OF_EITHER = Set.of(
            LockOperation.STAMP_UNLOCK,
            LockOperation.STAMP_TO_WRITE,
            LockOperation.STAMP_TO_READ,
            LockOperation.STAMP_TO_OPTIMISTIC);

    private final Engine engine;
    private final Program program;
    private @Nullable Set<VariableElement> mixed;

    LockSides(Engine engine, Program program) {
        this.engine = engine;
        this.program = program;
    }

    /** The side of a lock, whatever the lock is called. */
    private record Side(Object lock, boolean isRead) {}

    /** What methods of different classes have in common that hold the lock in this way. */
    Object identity(Hold hold) {
        return new Side(HandedOverLocks.identity(hold.lock()), hold.mode() == Mode.READ && isToldApart(hold.lock()));
    }

    private boolean isToldApart(Value lock) {
        return findField(lock)
                .filter(field -> field.getModifiers().contains(Modifier.PRIVATE))
                .filter(field -> !mixed().contains(field))
                .isPresent();
    }

    private static Optional<VariableElement> findField(Value lock) {
        if (lock instanceof Value.Field field) {
            return Optional.of(field.field());
        }
        return lock instanceof Value.StaticField field ? Optional.of(field.field()) : Optional.empty();
    }

    /** The locks of which a side, or both, may be meant by code that does not name it. */
    private Set<VariableElement> mixed() {
        if (mixed == null) {
            Set<VariableElement> found = new HashSet<>();
            program.allBodies().flatMap(Body::steps).forEach(step -> noteMixed(step, found));
            mixed = found;
        }
        return mixed;
    }

    private void noteMixed(Step step, Set<VariableElement> found) {
        if (step instanceof Step.Store store && !OtherHolders.isNew(store.value())) {
            found.add(store.field());
        }
        if (step instanceof Step.Call call && call.receiver() != null && isOfEither(call)) {
            note(call.receiver(), found);
        }
        if (!isNaming(step)) {
            Handing.handedOn(step).forEach(operand -> note(operand, found));
        }
    }

    private boolean isOfEither(Step.Call call) {
        return engine.locks().find(call.method()).filter(OF_EITHER::contains).isPresent();
    }

    /** Whether the step only gives a side a name of its own, which is known for it ever after. */
    private static boolean isNaming(Step step) {
        return step instanceof Step.Store store
                && store.field().getModifiers().contains(Modifier.PRIVATE)
                && store.field().getModifiers().contains(Modifier.FINAL);
    }

    private void note(Operand operand, Set<VariableElement> found) {
        Value value = engine.evaluator().evaluate(operand, World.EMPTY);
        findField(LockTransfer.holdOf(value).lock()).ifPresent(found::add);
    }
}
