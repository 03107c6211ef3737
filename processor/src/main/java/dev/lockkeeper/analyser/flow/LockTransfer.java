package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockOperation;
import dev.lockkeeper.analyser.lock.Mode;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.List;
import java.util.stream.Stream;
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

    /** The worlds after a call that does this to a lock. */
    static Stream<World> apply(
            LockOperation operation, Step.Call call, @Nullable Value receiver, List<Value> arguments, World world) {
        if (operation == LockOperation.HOLDS_LOCK) {
            Value monitor = arguments.get(0);
            return Stream.of(withResult(call, new Value.IsHeld(new Hold(monitor, Mode.MONITOR)), world));
        }
        if (receiver == null) {
            return Stream.of(world);
        }
        return switch (operation) {
            case LOCK -> Stream.of(world.taking(holdOf(receiver), call.place()));
            case TRY_LOCK -> attempt(call, world, world.taking(holdOf(receiver), call.place()));
            case UNLOCK -> Stream.of(world.releasing(holdOf(receiver)));
            case IS_HELD -> Stream.of(withResult(call, new Value.IsHeld(holdOf(receiver)), world));
            case CONDITION, MONITOR, HOLDS_LOCK -> Stream.of(world);
            default -> applyStamped(operation, call, receiver, world);
        };
    }

    private static Stream<World> applyStamped(LockOperation operation, Step.Call call, Value lock, World world) {
        Hold write = new Hold(lock, Mode.EXCLUSIVE);
        Hold read = new Hold(lock, Mode.READ);
        Hold optimistic = new Hold(lock, Mode.OPTIMISTIC);
        return switch (operation) {
            case STAMP_WRITE -> Stream.of(world.taking(write, call.place()));
            case STAMP_READ -> Stream.of(world.taking(read, call.place()));
            case STAMP_TRY_WRITE -> attemptStamp(call, world, world.taking(write, call.place()));
            case STAMP_TRY_READ -> attemptStamp(call, world, world.taking(read, call.place()));
            case STAMP_OPTIMISTIC -> Stream.of(drop(world, optimistic).taking(optimistic, null));
            case STAMP_VALIDATE -> Stream.of(drop(world, optimistic));
            case STAMP_UNLOCK -> Stream.of(world.releasing(world.held().has(read) ? read : write));
            case STAMP_UNLOCK_WRITE -> Stream.of(world.releasing(write));
            case STAMP_UNLOCK_READ -> Stream.of(world.releasing(read));
            case STAMP_TO_WRITE -> convertToWrite(call, write, world);
            case STAMP_TO_READ -> attemptStamp(call, world, dropAll(world, lock).taking(read, call.place()));
            case STAMP_TO_OPTIMISTIC -> Stream.of(dropAll(world, lock).taking(optimistic, null));
            default -> Stream.of(world);
        };
    }

    /** To convert a write stamp succeeds always, any other perhaps. */
    private static Stream<World> convertToWrite(Step.Call call, Hold write, World world) {
        World converted = dropAll(world, write.lock()).taking(write, call.place());
        Stream<World> both = attemptStamp(call, world, converted);
        return world.held().has(write) ? both.limit(1) : both;
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
    private static Stream<World> attempt(Step.Call call, World failed, World held) {
        return Stream.of(withResult(call, Value.Constant.TRUE, held), withResult(call, Value.Constant.FALSE, failed));
    }

    /** Either the call gives a stamp and the lock is held, or it gives zero. */
    private static Stream<World> attemptStamp(Step.Call call, World failed, World held) {
        Value isZero = new Value.Equal(new Value.Opaque(call.site()), ZERO);
        return Stream.of(held.withTruth(isZero, false), withResult(call, ZERO, failed));
    }

    static World withResult(Step.Call call, Value result, World world) {
        return world.withLocal(new Variable.Temporary(call.site()), result);
    }
}
