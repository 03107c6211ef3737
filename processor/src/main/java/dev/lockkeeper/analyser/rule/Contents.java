package dev.lockkeeper.analyser.rule;

import dev.lockkeeper.analyser.fact.CallMade;
import dev.lockkeeper.analyser.lock.Hold;
import dev.lockkeeper.analyser.lock.LockName;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/**
 * Which parameters of a routine refer to objects that a shared field is known to hold.
 *
 * @param fields the fields, by the parameters
 */
record Contents(Map<Element, VariableElement> fields) {
    static final Contents NONE = new Contents(Map.of());

    Optional<VariableElement> find(Element parameter) {
        return Optional.ofNullable(fields.get(parameter));
    }

    /** The same for the routine that is called: by its own parameters, and for a lambda by those of the code around it, too. */
    Contents inside(CallMade call, Predicate<Value> isShared) {
        Map<Element, VariableElement> inside = new HashMap<>();
        if (call.callee().method() == null) {
            inside.putAll(fields);
        }
        call.names().forEach((name, value) -> {
            if (name instanceof Value.Entry entry && entry.variable() instanceof Variable.Declared parameter) {
                findField(value, isShared).ifPresent(field -> inside.put(parameter.element(), field));
            }
        });
        return inside.isEmpty() ? NONE : new Contents(inside);
    }

    /** Only a final field refers to the same object all the time. */
    private Optional<VariableElement> findField(Value value, Predicate<Value> isShared) {
        if (value instanceof Value.Field field) {
            return Optional.of(field.field()).filter(each -> isFinal(each) && isShared.test(field.owner()));
        }
        if (value instanceof Value.StaticField field) {
            return Optional.of(field.field()).filter(Contents::isFinal);
        }
        return value instanceof Value.Entry entry && entry.variable() instanceof Variable.Declared declared
                ? find(declared.element())
                : Optional.empty();
    }

    private static boolean isFinal(VariableElement field) {
        return field.getModifiers().contains(Modifier.FINAL);
    }

    /** The locks among those held that are such objects themselves. */
    Set<LockName> names(Set<Hold> held) {
        Set<LockName> names = new HashSet<>();
        for (Hold hold : held) {
            if (hold.lock() instanceof Value.Entry entry && entry.variable() instanceof Variable.Declared declared) {
                find(declared.element()).ifPresent(field -> names.add(new LockName(field, false)));
            }
        }
        return names;
    }
}
