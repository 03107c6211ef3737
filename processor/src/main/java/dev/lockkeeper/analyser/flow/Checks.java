package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.Set;

/** Methods that return only if what they are given is true, known by their names: {@code checkState(lock.isHeldByCurrentThread())}. */
final class Checks {
    private static final List<String> OF_LOCKS = List.of("check", "verify", "assert", "require", "ensure");
    private static final List<String> NEGATIONS = List.of("Not", "False");
    private static final Set<String> OF_ANYTHING = Set.of(
            "check", "checkState", "checkArgument", "verify", "assertTrue", "require", "ensure", "isTrue", "state");

    private Checks() {}

    /** The worlds in which the call returns, as far as that depends on what is checked. */
    static List<World> assume(Step.Call call, List<Value> arguments, World world) {
        if (arguments.isEmpty()) {
            return List.of(world);
        }
        String name = call.method().getSimpleName().toString();
        Value checked = arguments.get(0);
        if (checked.equals(Value.Constant.FALSE)) {
            return OF_ANYTHING.contains(name) ? List.of() : List.of(world);
        }
        boolean isOfLock = checked instanceof Value.IsHeld
                && OF_LOCKS.stream().anyMatch(name::startsWith)
                && NEGATIONS.stream().noneMatch(name::contains);
        return isOfLock ? Conditions.assume(checked, true, world) : List.of(world);
    }
}
