package dev.lockkeeper.analyser.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.VariableElement;

/**
 * Final fields that stand for something else: {@code final Lock reading = lock.readLock()}, and the {@code VarHandle} constants
 * through which generated code reaches private fields.
 */
public final class FieldAliases {
    private final Map<VariableElement, Value> aliases = new HashMap<>();
    private final Map<VariableElement, VariableElement> handles = new HashMap<>();

    /** Remembers that a field of {@code this} always holds what the value says. */
    public void addAlias(VariableElement field, Value value) {
        aliases.put(field, value);
    }

    /** Remembers that a constant is the handle of a field. */
    public void addHandle(VariableElement constant, VariableElement field) {
        handles.put(constant, field);
    }

    /** The field that a {@code VarHandle} constant is the handle of. */
    public Optional<VariableElement> findHandled(VariableElement constant) {
        return Optional.ofNullable(handles.get(constant));
    }

    /** What the field of that owner stands for. */
    Optional<Value> find(Value.Field field) {
        Value alias = aliases.get(field.field());
        return alias == null
                ? Optional.empty()
                : Optional.of(alias.rewrite(Map.of(new Value.Self(DeclaringType.of(field.field())), field.owner())));
    }

    /** What the static field stands for. */
    Optional<Value> find(Value.StaticField field) {
        return Optional.ofNullable(aliases.get(field.field()));
    }
}
