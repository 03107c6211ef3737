package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Deferred;
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
        if (world.unshared().isEmpty()) {
            return world;
        }
        if (receiver != null && world.unshared().contains(receiver) && isKeeping(call, receiver, arguments, world)) {
            return keep(receiver, arguments, world);
        }
        if (call.method().getKind() == ElementKind.CONSTRUCTOR) {
            return world;
        }
        if (isStart(call, arguments, world)) {
            return world.withUnshared(Unshared.NONE);
        }
        World after = world;
        for (Value argument : arguments) {
            after = after.withoutUnshared(argument);
        }
        return after;
    }

    /** What an object that nobody else knows is given stays as unknown as the object. */
    private static World keep(Value keeper, List<Value> given, World world) {
        Unshared unshared = world.unshared();
        for (Value each : given) {
            unshared = unshared.contains(each) ? unshared.tied(keeper, each) : unshared;
        }
        return unshared.equals(world.unshared()) ? world : world.withUnshared(unshared);
    }

    /** Whether the object itself, at most, has what it is given afterwards. */
    private static boolean isKeeping(Step.Call call, Value receiver, List<Value> arguments, World world) {
        return receiver instanceof Value.Self
                || call.method().getKind() == ElementKind.CONSTRUCTOR
                || (isOfCollection(call) && !isStart(call, arguments, world));
    }

    private static boolean isOfCollection(Step.Call call) {
        String type = Routines.typeOf(call).getQualifiedName().toString();
        return type.startsWith("java.util.") && type.indexOf('.', "java.util.".length()) < 0;
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
                        .anyMatch(argument -> !Deferred.codesOf(argument).isEmpty()
                                || world.unshared().contains(argument));
    }
}
