package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** What a method of a local or anonymous class knows from around the class, by way of the method of the class that calls it. */
final class Captured {
    private Captured() {}

    /** The variables that are declared around the class. */
    static Map<Variable, Value> locals(Body body, World caller) {
        if (!isWithinMethod(body.type())) {
            return Map.of();
        }
        Map<Variable, Value> captured = new HashMap<>(caller.locals());
        captured.keySet()
                .removeIf(variable ->
                        !(variable instanceof Variable.Declared declared) || isInside(declared.element(), body.type()));
        return captured;
    }

    /** What final fields were given: those stay as they are. */
    static Map<Value, Value> fields(Body body, World caller) {
        if (!isWithinMethod(body.type())) {
            return Map.of();
        }
        Map<Value, Value> captured = new HashMap<>(caller.fields());
        captured.keySet().removeIf(field -> !isFinalAround(field, body.type()));
        return captured;
    }

    private static boolean isFinalAround(Value value, TypeElement type) {
        return value instanceof Value.Field field
                && field.owner() instanceof Value.Self
                && field.field().getModifiers().contains(Modifier.FINAL)
                && !isInside(field.field(), type);
    }

    private static boolean isWithinMethod(TypeElement type) {
        for (Element around = type; around instanceof TypeElement each; around = around.getEnclosingElement()) {
            if (each.getNestingKind() == NestingKind.LOCAL || each.getNestingKind() == NestingKind.ANONYMOUS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInside(Element declared, TypeElement type) {
        for (Element around = declared; around != null; around = around.getEnclosingElement()) {
            if (around.equals(type)) {
                return true;
            }
        }
        return false;
    }
}
