package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/** Which calls make an object known to other threads that only its creator knew. */
final class Escapes {
    /** Names of methods that start, now or later, what they are given or called on. */
    private static final Set<String> STARTING = Set.of(
            "start",
            "execute",
            "submit",
            "schedule",
            "scheduleAtFixedRate",
            "scheduleWithFixedDelay",
            "invokeAll",
            "invokeAny",
            "runAsync",
            "supplyAsync",
            "startVirtualThread",
            "fork",
            "go");

    private Escapes() {}

    static World apply(Step.Call call, @Nullable Value receiver, List<Value> arguments, World world) {
        if (world.unshared().isEmpty() || call.method().getKind() == ElementKind.CONSTRUCTOR) {
            return world;
        }
        if (isStart(call, arguments, world) && !isUnshared(receiver, world)) {
            return world.withNothingUnshared();
        }
        World after = world;
        if (!isUnshared(receiver, world)) {
            for (Value argument : arguments) {
                after = after.withoutUnshared(argument);
            }
        }
        return after;
    }

    /** Whether the object that the method is called on is a thread that begins. */
    static boolean startsThread(Step.Call call) {
        return call.method().getSimpleName().contentEquals("start")
                && DeclaringType.of(call.method()).getQualifiedName().contentEquals("java.lang.Thread");
    }

    /** Whether another thread begins with something that can know the objects made here. */
    private static boolean isStart(Step.Call call, List<Value> arguments, World world) {
        if (startsThread(call)) {
            return true;
        }
        return STARTING.contains(call.method().getSimpleName().toString())
                && arguments.stream()
                        .anyMatch(argument -> argument instanceof Value.Code
                                || world.unshared().contains(argument));
    }

    /** What an object that nobody else knows is given stays as unknown as the object. */
    private static boolean isUnshared(@Nullable Value receiver, World world) {
        return receiver instanceof Value.Self && world.unshared().contains(receiver);
    }
}
