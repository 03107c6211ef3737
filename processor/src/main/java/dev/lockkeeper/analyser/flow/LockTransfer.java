package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockOperation;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the methods of locks do to a world. */
final class LockTransfer {
    private static final Value ZERO = new Value.Constant(0L);

    private LockTransfer() {}

    /** The hold that a {@code lock()} on this object gives. */
    static Hold holdOf(Value lock) {
        if (lock instanceof Value.Side side) {
            return new Hold(side.lock(), side.isRead() ? Mode.READ : Mode.EXCLUSIVE);
        }
        return new Hold(lock, Mode.EXCLUSIVE);
    }

    /** What a hold on a variable is when that turns out to be the side of a lock. */
    static Hold holdOf(Value lock, Mode mode) {
        return lock instanceof Value.Side ? holdOf(lock) : new Hold(lock, mode);
    }

    /** The worlds after a call that does this to a lock. */
    static List<World> apply(
            LockOperation operation, Step.Call call, @Nullable Value receiver, List<Value> arguments, World world) {
        if (operation == LockOperation.HOLDS_LOCK) {
            Value monitor = arguments.get(0);
            return List.of(withResult(call, new Value.IsHeld(new Hold(monitor, Mode.MONITOR)), world));
        }
        if (receiver == null) {
            return List.of(world);
        }
        return switch (operation) {
            case LOCK -> List.of(world.taking(holdOf(receiver), call.place()));
            case TRY_LOCK -> attempt(call, world, world.taking(holdOf(receiver), call.place()));
            case UNLOCK -> List.of(world.releasing(holdOf(receiver)));
            case IS_HELD -> List.of(withResult(call, new Value.IsHeld(holdOf(receiver)), world));
            case IS_READ_HELD -> List.of(withResult(call, new Value.IsHeld(new Hold(receiver, Mode.READ)), world));
            case CONDITION, MONITOR, GUARD, HOLDS_LOCK -> List.of(world);
            default -> applyStamped(operation, call, receiver, world);
        };
    }

    private static List<World> applyStamped(LockOperation operation, Step.Call call, Value lock, World world) {
        Hold write = new Hold(lock, Mode.EXCLUSIVE);
        Hold read = new Hold(lock, Mode.READ);
        Hold optimistic = new Hold(lock, Mode.OPTIMISTIC);
        return switch (operation) {
            case STAMP_WRITE -> List.of(withStamp(call, world.taking(write, call.place())));
            case STAMP_READ -> List.of(withStamp(call, world.taking(read, call.place())));
            case STAMP_TRY_WRITE -> attemptStamp(call, world, world.taking(write, call.place()));
            case STAMP_TRY_READ -> attemptStamp(call, world, world.taking(read, call.place()));
            case STAMP_OPTIMISTIC -> List.of(drop(world, optimistic).taking(optimistic, null));
            case STAMP_VALIDATE -> validate(call, world, write, read);
            case STAMP_UNLOCK -> List.of(world.releasing(world.held().has(read) ? read : write));
            case STAMP_UNLOCK_WRITE -> List.of(world.releasing(write));
            case STAMP_UNLOCK_READ -> List.of(world.releasing(read));
            case STAMP_TO_WRITE -> convertToWrite(call, write, world);
            case STAMP_TO_READ -> attemptStamp(call, world, dropAll(world, lock).taking(read, call.place()));
            case STAMP_TO_OPTIMISTIC -> List.of(dropAll(world, lock).taking(optimistic, null));
            default -> List.of(world);
        };
    }

    /** The stamp of a lock that is held is valid; any other ends to be one of reading, valid or not. */
    private static List<World> validate(Step.Call call, World world, Hold write, Hold read) {
        boolean isHeld = world.held().has(write) || world.held().has(read);
        World after = drop(world, new Hold(write.lock(), Mode.OPTIMISTIC));
        return List.of(isHeld ? withResult(call, Value.Constant.TRUE, after) : after);
    }

    /** To convert a write stamp succeeds always, any other perhaps. */
    private static List<World> convertToWrite(Step.Call call, Hold write, World world) {
        World converted = dropAll(world, write.lock()).taking(write, call.place());
        List<World> both = attemptStamp(call, world, converted);
        return world.held().has(write) ? both.subList(0, 1) : both;
    }

    private static World drop(World world, Hold hold) {
        return world.held().has(hold) ? world.withHeld(world.held().releasing(hold)) : world;
    }

    private static World dropAll(World world, Value lock) {
        World rest = world;
        for (Mode mode : List.of(Mode.EXCLUSIVE, Mode.READ, Mode.OPTIMISTIC)) {
            rest = drop(rest, new Hold(lock, mode));
        }
        return rest;
    }

    /** Either the call gives true and the lock is held, or it gives false. */
    private static List<World> attempt(Step.Call call, World failed, World held) {
        return List.of(withResult(call, Value.Constant.TRUE, held), withResult(call, Value.Constant.FALSE, failed));
    }

    /** Either the call gives a stamp and the lock is held, or it gives zero. */
    private static List<World> attemptStamp(Step.Call call, World failed, World held) {
        return List.of(withStamp(call, held), withResult(call, ZERO, failed));
    }

    private static World withStamp(Step.Call call, World held) {
        return withStamp(new Value.Opaque(call.site()), held);
    }

    /** The stamp of a lock that was taken is not zero. */
    static World withStamp(Value stamp, World held) {
        return held.withTruth(new Value.Equal(stamp, ZERO), false);
    }

    static boolean isStamp(Value value, World world) {
        return Boolean.FALSE.equals(world.truths().get(new Value.Equal(value, ZERO)));
    }

    static World withResult(Step.Call call, Value result, World world) {
        return world.withLocal(new Variable.Temporary(call.site()), result);
    }
}
