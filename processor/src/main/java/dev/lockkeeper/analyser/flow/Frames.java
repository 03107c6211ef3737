package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Translates between what a method calls things and what its caller calls them. */
final class Frames {
    private static final Value NAMELESS = new Value.Opaque(-1);

    private Frames() {}

    /** What the caller calls the method's {@code this}. */
    static Map<Value, Value> ofReceiver(ExecutableElement method, Value receiver) {
        return Map.of(new Value.Self(DeclaringType.of(method)), receiver);
    }

    /** What the caller calls the method's {@code this} and parameters. */
    static Map<Value, Value> intoCaller(ExecutableElement method, @Nullable Value receiver, List<Value> arguments) {
        Map<Value, Value> names = new HashMap<>();
        if (receiver != null) {
            names.put(new Value.Self(DeclaringType.of(method)), receiver);
        }
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
            names.put(new Value.Entry(new Variable.Declared(parameters.get(i))), arguments.get(i));
        }
        return names;
    }

    /** What the method calls what its caller passes to it. */
    static Map<Value, Value> intoMethod(ExecutableElement method, @Nullable Value receiver, List<Value> arguments) {
        Map<Value, Value> names = new HashMap<>();
        Map<Value, Value> known = intoCaller(method, receiver, arguments);
        known.forEach((inside, outside) -> names.putIfAbsent(outside, inside));
        // What the caller calls by a name that means something else inside has no name there.
        names.putIfAbsent(new Value.Self(DeclaringType.of(method)), NAMELESS);
        known.keySet().forEach(inside -> names.putIfAbsent(inside, NAMELESS));
        return names;
    }
}
