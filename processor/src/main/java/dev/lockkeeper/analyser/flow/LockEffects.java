package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockOperation;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;

/** Which locks the operations take, and which they need. */
final class LockEffects {
    private LockEffects() {}

    /** Whether the operation waits until it has the lock. */
    static boolean isBlockingTake(LockOperation operation) {
        return switch (operation) {
            case LOCK, STAMP_WRITE, STAMP_READ -> true;
            default -> false;
        };
    }

    /** Whether the operation takes the lock, if it can. */
    static boolean isTake(LockOperation operation) {
        return switch (operation) {
            case TRY_LOCK, STAMP_TRY_WRITE, STAMP_TRY_READ -> true;
            default -> isBlockingTake(operation);
        };
    }

    static Hold holdTaken(LockOperation operation, Value receiver) {
        return switch (operation) {
            case STAMP_READ -> new Hold(receiver, Mode.READ);
            case STAMP_WRITE -> new Hold(receiver, Mode.EXCLUSIVE);
            default -> LockTransfer.holdOf(receiver);
        };
    }

    /** Whether only the holder of the lock may do it. */
    static boolean isHoldersAction(LockOperation operation) {
        return switch (operation) {
            case UNLOCK, STAMP_UNLOCK, STAMP_UNLOCK_WRITE, STAMP_UNLOCK_READ, CONDITION, MONITOR, GUARD -> true;
            default -> false;
        };
    }

    /** The lock that the operation on this object is about. */
    static Value lockOf(LockOperation operation, Value receiver) {
        return operation == LockOperation.CONDITION && receiver instanceof Value.ConditionOf condition
                ? condition.lock()
                : receiver;
    }

    /** The holds of which one is needed. */
    static List<Hold> holdsNeeded(LockOperation operation, Value receiver) {
        Value lock = lockOf(operation, receiver);
        return switch (operation) {
            case MONITOR -> List.of(new Hold(lock, Mode.MONITOR));
            case STAMP_UNLOCK -> List.of(new Hold(lock, Mode.EXCLUSIVE), new Hold(lock, Mode.READ));
            case STAMP_UNLOCK_WRITE -> List.of(new Hold(lock, Mode.EXCLUSIVE));
            case STAMP_UNLOCK_READ -> List.of(new Hold(lock, Mode.READ));
            default -> List.of(LockTransfer.holdOf(lock));
        };
    }
}
