package dev.lockkeeper.analyser.lock;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/**
 * Final fields that stand for something else: {@code final Lock reading = lock.readLock()}, and the {@code VarHandle} constants
 * through which generated code reaches private fields.
 */
public final class FieldAliases {
    private final Map<VariableElement, Value> aliases = new HashMap<>();
    private final Set<VariableElement> shared = new HashSet<>();
    private final Map<VariableElement, VariableElement> handles = new HashMap<>();
    private final Map<Element, VariableElement> kept = new HashMap<>();
    private final Map<VariableElement, Map<Element, Value>> given = new HashMap<>();

    /** Remembers that some objects get what the field holds from others of their class: {@code lock = parent.lock}. */
    public void addShared(VariableElement field) {
        shared.add(field);
    }

    /** Whether objects of one class have the same in the field. */
    boolean isShared(VariableElement field) {
        return shared.contains(field);
    }

    /** Remembers that a field of {@code this} always holds what the value says. */
    public void addAlias(VariableElement field, Value value) {
        aliases.put(field, value);
    }

    /** Remembers that a field of {@code this} always holds what this parameter of a constructor was given. */
    public void addKept(Element parameter, VariableElement field) {
        kept.put(parameter, field);
    }

    /** Remembers what the parameters were given of the constructor that made the object in a field. */
    public void addGiven(VariableElement holder, Map<Element, Value> arguments) {
        given.put(holder, arguments);
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
        if (alias != null) {
            return Optional.of(ofOwner(alias, field));
        }
        if (field.owner() instanceof Value.Field holder) {
            return findGiven(holder.field(), field.field()).map(path -> ofOwner(path, holder));
        }
        return field.owner() instanceof Value.StaticField holder
                ? findGiven(holder.field(), field.field())
                : Optional.empty();
    }

    private static Value ofOwner(Value path, Value.Field field) {
        return path.rewrite(Map.of(new Value.Self(DeclaringType.of(field.field())), field.owner()));
    }

    /** What the object in one field was given and keeps in another. */
    private Optional<Value> findGiven(VariableElement holder, VariableElement field) {
        return given.getOrDefault(holder, Map.of()).entrySet().stream()
                .filter(argument -> field.equals(kept.get(argument.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What the static field stands for. */
    Optional<Value> find(Value.StaticField field) {
        return Optional.ofNullable(aliases.get(field.field()));
    }
}
