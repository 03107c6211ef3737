package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.fact.Place;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.TypeHierarchy;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Locks that a body puts into a collection, themselves or the objects that they belong to: whoever has that releases them. */
final class CollectedLocks {
    private final TypeHierarchy hierarchy;

    CollectedLocks(TypeHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether the variable from which the body reached the lock that it took at this place is put into a collection. */
    boolean isCollected(Body body, Place taken) {
        Set<Variable> collected = calls(body)
                .filter(this::isOfCollection)
                .flatMap(call -> call.arguments().stream())
                .flatMap(argument -> Stream.ofNullable(variableOf(argument)))
                .collect(Collectors.toSet());
        return calls(body)
                .filter(call -> call.place().equals(taken))
                .flatMap(call -> Stream.ofNullable(variableOf(call.receiver())))
                .anyMatch(collected::contains);
    }

    private boolean isOfCollection(Step.Call call) {
        TypeElement type = DeclaringType.of(call.method());
        return hierarchy.isKindOf(type, "java.util.Collection") || hierarchy.isKindOf(type, "java.util.Map");
    }

    private static Stream<Step.Call> calls(Body body) {
        return body.steps().filter(Step.Call.class::isInstance).map(Step.Call.class::cast);
    }

    /** The variable that an object is reached from. */
    private static @Nullable Variable variableOf(@Nullable Operand object) {
        if (object instanceof Operand.Local local) {
            return local.variable();
        }
        if (object instanceof Operand.Field field) {
            return variableOf(field.owner());
        }
        if (object instanceof Operand.Getter getter) {
            return variableOf(getter.owner());
        }
        return object instanceof Operand.Item item ? variableOf(item.array()) : null;
    }
}
