package dev.lockkeeper.analyser.task;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Value;
import java.util.List;
import java.util.OptionalInt;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Knows which argument tells a method how long to wait, and which one tells it not to wait at all. */
public final class Timeouts {
    private static final String DURATION = "java.time.Duration";

    private final TypeHierarchy hierarchy;

    Timeouts(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** The index of the parameter that tells how long: a duration, or a number that a unit follows. */
    public OptionalInt find(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            boolean isUnitNext =
                    i + 1 < parameters.size() && isOf(parameters.get(i + 1), "java.util.concurrent.TimeUnit");
            if (isUnitNext || isOf(parameters.get(i), DURATION)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private boolean isOf(VariableElement parameter, String type) {
        return hierarchy.isKindOf(parameter.asType(), type);
    }

    /** Whether the argument is {@code 0} or {@code Duration.ZERO}. */
    public static boolean isZero(Value argument) {
        if (argument instanceof Value.StaticField named) {
            VariableElement field = named.field();
            return isZero(field.getConstantValue())
                    || (field.getSimpleName().contentEquals("ZERO")
                            && DeclaringType.of(field).getQualifiedName().contentEquals(DURATION));
        }
        return argument instanceof Value.Constant constant && isZero(constant.value());
    }

    private static boolean isZero(@Nullable Object constant) {
        return constant instanceof Number number && number.longValue() == 0;
    }
}
