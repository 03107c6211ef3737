package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Canonical;
import dev.lockkeeper.analyser.lock.Computed;
import dev.lockkeeper.analyser.lock.DeclaringType;
import dev.lockkeeper.analyser.lock.MemberLookup;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Tells what operands denote in a world. */
public final class Evaluator {
    private final Canonical canonical;
    private final MemberLookup members;
    private final Function<ExecutableElement, Optional<Value>> getters;

    /**
     * An evaluator.
     *
     * @param getters what a method without parameters returns, in terms of its own {@code this}
     */
    public Evaluator(Canonical canonical, MemberLookup members, Function<ExecutableElement, Optional<Value>> getters) {
        this.canonical = canonical;
        this.members = members;
        this.getters = getters;
    }

    /** What the operand denotes. */
    public Value evaluate(Operand operand, World world) {
        return stored(canonical.of(read(operand, world)), world);
    }

    /** What a field is known to hold, or a side or condition of that. */
    private static Value stored(Value value, World world) {
        Value stored = world.fields().get(value);
        if (stored != null) {
            return stored;
        }
        boolean isOfLock = value instanceof Value.Side || value instanceof Value.ConditionOf;
        return isOfLock ? value.mapParts(part -> stored(part, world)) : value;
    }

    List<Value> evaluateAll(List<Operand> operands, World world) {
        if (operands.isEmpty()) {
            return List.of();
        }
        List<Value> values = new ArrayList<>(operands.size());
        for (Operand operand : operands) {
            values.add(evaluate(operand, world));
        }
        return values;
    }

    /** The one form of a value that did not come from an operand. */
    public Value canonical(Value value, World world) {
        Value parts = canonical.of(value).mapParts(part -> canonical(part, world));
        Value form = parts instanceof Value.Getter getter ? canonical.of(returnedBy(getter)) : parts;
        Value stored = world.fields().get(form);
        return stored == null ? form : stored;
    }

    @Nullable
    Value evaluateOwner(@Nullable Operand owner, World world) {
        return owner == null ? null : evaluate(owner, world);
    }

    private Value read(Operand operand, World world) {
        if (operand instanceof Operand.Known known) {
            return known.value();
        }
        if (operand instanceof Operand.Local local) {
            return world.locals().getOrDefault(local.variable(), new Value.Entry(local.variable()));
        }
        if (operand instanceof Operand.Result result) {
            return world.locals().getOrDefault(new Variable.Temporary(result.site()), new Value.Opaque(result.site()));
        }
        if (operand instanceof Operand.Field field) {
            return field.owner() == null
                    ? new Value.StaticField(field.field())
                    : new Value.Field(evaluate(field.owner(), world), field.field());
        }
        if (operand instanceof Operand.Getter getter) {
            return readGetter(getter, world);
        }
        if (operand instanceof Operand.Item item) {
            return new Value.Item(evaluate(item.array(), world), evaluate(item.index(), world));
        }
        if (operand instanceof Operand.Computed computed) {
            return new Computed(computed.operator(), evaluateAll(computed.operands(), world));
        }
        Operand.Equal equal = (Operand.Equal) operand;
        // Constants stand on the right, so that 'x == null' and 'null == x' are one condition.
        return evaluate(equal.left(), world) instanceof Value.Constant
                ? compare(equal.right(), equal.left(), world)
                : compare(equal.left(), equal.right(), world);
    }

    private Value compare(Operand left, Operand right, World world) {
        Value first = evaluate(left, world);
        Value second = evaluate(right, world);
        return second.equals(Value.Constant.NULL) && isLocked(left, first, world)
                ? Value.Constant.FALSE
                : new Value.Equal(first, second);
    }

    /** Whether a variable has a lock that is held, or an object that it was reached from: it is not null. A field may have changed. */
    private static boolean isLocked(Operand operand, Value value, World world) {
        return (operand instanceof Operand.Local || operand instanceof Operand.Result)
                && world.held().all().stream().anyMatch(hold -> hold.lock().mentions(value));
    }

    private Value readGetter(Operand.Getter getter, World world) {
        Value result = world.locals().get(new Variable.Temporary(getter.site()));
        if (result != null) {
            return result;
        }
        return returnedBy(new Value.Getter(evaluateOwner(getter.owner(), world), getter.method()));
    }

    /** What the method returns each time, where its body says so; else the call itself stands for it. */
    private Value returnedBy(Value.Getter called) {
        Value.Getter getter = implementation(called);
        Value returned = getters.apply(getter.method()).orElse(null);
        if (returned == null) {
            return getter;
        }
        Value owner = getter.owner();
        return owner == null ? returned : returned.rewrite(Frames.ofReceiver(getter.method(), owner));
    }

    private Value.Getter implementation(Value.Getter getter) {
        ExecutableElement found = implementation(getter.method(), getter.owner());
        return found.equals(getter.method()) ? getter : new Value.Getter(getter.owner(), found);
    }

    /** An abstract method without parameters is the one with which the class of the object implements it. */
    ExecutableElement implementation(ExecutableElement method, @Nullable Value owner) {
        if (owner == null
                || !method.getModifiers().contains(Modifier.ABSTRACT)
                || !method.getParameters().isEmpty()) {
            return method;
        }
        return findType(owner)
                .filter(type -> !type.equals(DeclaringType.of(method)))
                .flatMap(type -> members.findGetter(type, method.getSimpleName().toString()))
                .orElse(method);
    }

    private Optional<TypeElement> findType(Value object) {
        if (object instanceof Value.Self self) {
            return Optional.of(self.type());
        }
        if (object instanceof Value.Field field) {
            return members.hierarchy().findElement(field.field().asType());
        }
        return object instanceof Value.Entry entry && entry.variable() instanceof Variable.Declared declared
                ? members.hierarchy().findElement(declared.element().asType())
                : Optional.empty();
    }
}
