package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import javax.lang.model.element.ElementKind;

/** What the outcome of a condition tells about a world. */
final class Conditions {
    private static final Value ZERO = new Value.Constant(0L);

    private Conditions() {}

    /** The world in which the condition has that outcome; none when it cannot have it. */
    static List<World> assume(Value condition, boolean outcome, World world) {
        if (condition instanceof Value.Constant constant) {
            return keepIf(Boolean.valueOf(outcome).equals(constant.value()), world);
        }
        if (condition instanceof Value.IsHeld isHeld && outcome) {
            boolean isKnown = world.held().has(isHeld.hold());
            return isKnown ? List.of(world) : keepIf(!isKnownFalse(isHeld, world), world.taking(isHeld.hold(), null));
        }
        if (condition instanceof Value.IsHeld isHeld && world.held().has(isHeld.hold())) {
            return List.of();
        }
        if (condition instanceof Value.Equal equal) {
            return assumeEqual(equal, outcome, world);
        }
        return assumeUnknown(condition, outcome, world);
    }

    private static List<World> assumeEqual(Value.Equal equal, boolean outcome, World world) {
        Value left = equal.left();
        Value right = equal.right();
        if (right instanceof Value.Constant constant && constant.value() instanceof Boolean expected) {
            return assume(left, expected == outcome, world);
        }
        if (left instanceof Value.IsHeld && right instanceof Value.Constant count) {
            return assumeCount(left, count, outcome, world);
        }
        if (areDistinct(left, right)) {
            return keepIf(!outcome, world);
        }
        if (left.equals(right) && (left instanceof Value.Constant || isEnumConstant(left))) {
            return keepIf(outcome, world);
        }
        if ((isObject(left) && right.equals(Value.Constant.NULL))
                || (isObject(right) && left.equals(Value.Constant.NULL))) {
            return keepIf(!outcome, world);
        }
        return isOtherConstant(equal, world) ? keepIf(!outcome, world) : assumeUnknown(equal, outcome, world);
    }

    /** How often a lock is held: zero or another number of times. */
    private static List<World> assumeCount(Value isHeld, Value.Constant count, boolean isCount, World world) {
        if (count.equals(ZERO)) {
            return assume(isHeld, !isCount, world);
        }
        return isCount ? assume(isHeld, true, world) : List.of(world);
    }

    private static boolean isKnownFalse(Value condition, World world) {
        return Boolean.FALSE.equals(world.truths().get(condition));
    }

    /** Whether the value is known to be another constant; what can be assigned to in between may have become this one. */
    private static boolean isOtherConstant(Value.Equal asked, World world) {
        return isFixed(asked.left())
                && world.truths().entrySet().stream()
                        .anyMatch(truth -> truth.getValue()
                                && truth.getKey() instanceof Value.Equal known
                                && known.left().equals(asked.left())
                                && areDistinct(known.right(), asked.right()));
    }

    /** Whether the value is that of one moment, which nothing changes any more. */
    static boolean isFixed(Value value) {
        return value instanceof Value.Entry
                || value instanceof Value.Opaque
                || value instanceof Value.Merged
                || value instanceof Value.Constant
                || isEnumConstant(value);
    }

    private static boolean isEnumConstant(Value value) {
        return value instanceof Value.StaticField constant && constant.field().getKind() == ElementKind.ENUM_CONSTANT;
    }

    /** Whether both are constants, and not the same: of numbers of different types that is not told. */
    private static boolean areDistinct(Value first, Value second) {
        if (first instanceof Value.Constant one && second instanceof Value.Constant other) {
            return !one.equals(other)
                    && (one.value() == null
                            || other.value() == null
                            || one.value().getClass() == other.value().getClass());
        }
        return isEnumConstant(first) && isEnumConstant(second) && !first.equals(second);
    }

    private static List<World> assumeUnknown(Value condition, boolean outcome, World world) {
        Boolean known = world.truths().get(condition);
        return known != null ? keepIf(known == outcome, world) : List.of(world.withTruth(condition, outcome));
    }

    private static boolean isObject(Value value) {
        return value instanceof Value.Self
                || value instanceof Value.Created
                || value instanceof Value.Code
                || value instanceof Value.Side;
    }

    private static List<World> keepIf(boolean isPossible, World world) {
        return isPossible ? List.of(world) : List.of();
    }
}
