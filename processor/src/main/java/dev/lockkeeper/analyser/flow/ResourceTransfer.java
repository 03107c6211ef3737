package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import java.util.function.BiFunction;
import javax.lang.model.element.ExecutableElement;

/** What the resource of a {@code try} does to a world that some call was given a lock for: if its code is not known, it holds the lock. */
final class ResourceTransfer {
    private final Evaluator evaluator;
    private final Programs programs;

    ResourceTransfer(Evaluator evaluator, Programs programs) {
        this.evaluator = evaluator;
        this.programs = programs;
    }

    World open(Step.Open open, World world) {
        return change(open.method(), open.lock(), world, (held, hold) -> held.taking(hold, HeldLocks.PRESUMED));
    }

    World close(Step.Close close, World world) {
        return change(close.method(), close.lock(), world, HeldLocks::releasing);
    }

    private World change(
            ExecutableElement method, Operand lock, World world, BiFunction<HeldLocks, Hold, HeldLocks> change) {
        Hold hold = LockTransfer.holdOf(evaluator.evaluate(lock, world));
        return programs.findBody(method).isPresent() ? world : world.withHeld(change.apply(world.held(), hold));
    }
}
