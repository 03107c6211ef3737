package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.fact.Routine;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockName;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Tells where a thread that takes a lock may well have it already, by another name: a part leads back to its whole. */
final class Reentrance {
    /** How far the callers of callers are looked at. */
    private static final int FARTHEST = 3;

    private final CallGraph calls;
    private final TypeHierarchy hierarchy;

    Reentrance(CallGraph calls, TypeHierarchy hierarchy) {
        this.calls = calls;
        this.hierarchy = hierarchy;
    }

    /** Whether the routine, or whoever calls it, has the lock that it takes with these held. */
    boolean isTakenAgain(Routine routine, Value lock, Set<Hold> held) {
        return isHeld(lock, held) || isHeldByCallers(routine, lock, FARTHEST);
    }

    /** Whether a lock of that declaration is held that is reached from the same object. */
    private boolean isHeld(Value lock, Set<Hold> held) {
        Optional<LockName> name = LockName.find(lock, hierarchy);
        return name.isPresent()
                && held.stream()
                        .map(Hold::lock)
                        .anyMatch(each -> each.root().equals(lock.root())
                                && LockName.find(each, hierarchy).equals(name));
    }

    /** Whether all callers are known, and have it. */
    private boolean isHeldByCallers(Routine routine, Value lock, int distance) {
        List<CallMade> known = isPublic(routine) ? List.of() : calls.callsOf(routine);
        return distance > 0 && !known.isEmpty() && known.stream().allMatch(call -> isHeldAt(call, lock, distance));
    }

    private static boolean isPublic(Routine routine) {
        return routine.method() != null && routine.method().getModifiers().contains(Modifier.PUBLIC);
    }

    /** Whether the caller has what the routine calls so: something that they both know. */
    private boolean isHeldAt(CallMade call, Value lock, int distance) {
        Value own = lock.rewrite(call.names());
        return call.names().containsKey(lock.root())
                && (isHeld(own, call.held()) || isHeldByCallers(call.routine(), own, distance - 1));
    }
}
