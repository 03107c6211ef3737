package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.HeldLocks;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/** The code of a class that objects in its private fields keep and run, and the locks with which these are called. */
final class KeptCode {
    private final Evaluator evaluator;
    private final Keepers keepers;
    private final Map<VariableElement, Set<Kept>> codes = new HashMap<>();
    private final Map<VariableElement, Set<HeldLocks>> calls = new HashMap<>();

    /** Code as it was handed over. */
    record Kept(Value.Code code, World world) {}

    /** Code that runs with these locks held. */
    record Start(Kept kept, HeldLocks held) {}

    KeptCode(Evaluator evaluator, Keepers keepers) {
        this.evaluator = evaluator;
        this.keepers = keepers;
    }

    /** Notes that code is handed over: where it starts because of it, or nothing if nobody keeps it for himself. */
    Optional<Set<Start>> keep(Step.Call creation, int argument, Kept kept) {
        return keepers.find(creation, argument).map(keeper -> keep(keeper, kept));
    }

    private Set<Start> keep(VariableElement keeper, Kept kept) {
        codes.computeIfAbsent(keeper, field -> new LinkedHashSet<>()).add(kept);
        Set<Start> starts = new LinkedHashSet<>();
        calls.getOrDefault(keeper, Set.of()).forEach(held -> starts.add(new Start(kept, held)));
        return starts;
    }

    /** Notes that a keeper may be called: what starts because of it. */
    Set<Start> call(Step.Call call, World world) {
        Set<Start> starts = new LinkedHashSet<>();
        if (call.receiver() instanceof Operand.Field read && keepers.isCandidate(read.field())) {
            HeldLocks held = ofObject(read, world);
            calls.computeIfAbsent(read.field(), field -> new LinkedHashSet<>()).add(held);
            codes.getOrDefault(read.field(), Set.of()).forEach(kept -> starts.add(new Start(kept, held)));
        }
        return starts;
    }

    /** The locks of the object that the keeper belongs to: others are called differently where the code stands. */
    private HeldLocks ofObject(Operand.Field keeper, World world) {
        Value self = new Value.Self(DeclaringType.of(keeper.field()));
        HeldLocks held = HeldLocks.NONE;
        if (self.equals(evaluator.evaluateOwner(keeper.owner(), world))) {
            for (Hold hold : world.held().all()) {
                held = hold.lock().root().equals(self) ? held.taking(hold, null) : held;
            }
        }
        return held;
    }
}
