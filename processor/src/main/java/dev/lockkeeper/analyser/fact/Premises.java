package dev.lockkeeper.analyser.fact;

import dev.lockkeeper.analyser.lock.Literals;
import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a method have to be for it to come to some place: {@code if (mode == Mode.WAIT)}.
 *
 * @param outcomes conditions on nothing but parameters and constants, in the method's terms, with the outcome that leads there
 */
public record Premises(Map<Value, Boolean> outcomes) {
    public static final Premises NONE = new Premises(Map.of());
    /** What is passed for one of these is rounded: it may be equal to another number then. */
    private static final Set<TypeKind> FRACTIONS = Set.of(TypeKind.FLOAT, TypeKind.DOUBLE);

    /** Those of the conditions whose outcome is known at a place. */
    public static Premises of(Map<Value, Boolean> truths) {
        Map<Value, Boolean> outcomes = new HashMap<>();
        truths.forEach((condition, outcome) -> {
            if (isPremise(condition)) {
                outcomes.put(condition, outcome);
            }
        });
        return outcomes.isEmpty() ? NONE : new Premises(outcomes);
    }

    /**
     * What a method knows of its parameters where it is called with constants, or with conditions of which the caller knows the
     * outcome.
     */
    public static Map<Value, Boolean> ofCall(
            ExecutableElement method, List<Value> arguments, Map<Value, Boolean> known) {
        Map<Value, Boolean> truths = new HashMap<>();
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
            Value parameter = new Value.Entry(new Variable.Declared(parameters.get(i)));
            Value argument = arguments.get(i);
            if (argument instanceof Value.Constant constant && constant.value() instanceof Boolean outcome) {
                truths.put(parameter, outcome);
            } else if (argument instanceof Value.Entry && known.containsKey(argument)) {
                truths.put(parameter, known.get(argument));
            } else if (isConstant(argument)) {
                truths.put(new Value.Equal(parameter, argument), true);
            }
        }
        return truths;
    }

    /** Whether the condition asks for the value of a parameter; whether there is one at all is no such question. */
    public static boolean isPremise(Value condition) {
        return condition instanceof Value.Equal equal
                ? (isParameter(equal.left()) && isConstant(equal.right()))
                        || (isParameter(equal.right()) && isConstant(equal.left()))
                : isParameter(condition);
    }

    /** A parameter of a lambda is none that a caller gives a value to. */
    private static boolean isParameter(Value value) {
        return value instanceof Value.Entry entry
                && entry.variable() instanceof Variable.Declared declared
                && declared.element().getKind() == ElementKind.PARAMETER
                && declared.element().getEnclosingElement() instanceof ExecutableElement method
                && isCallable(method) // and not an initialiser, which the lambdas in it belong to
                && method.getParameters().contains(declared.element())
                && !FRACTIONS.contains(declared.element().asType().getKind());
    }

    private static boolean isCallable(ExecutableElement element) {
        return element.getKind() == ElementKind.METHOD || element.getKind() == ElementKind.CONSTRUCTOR;
    }

    private static boolean isConstant(Value value) {
        return (value instanceof Value.Constant && !value.equals(Value.Constant.NULL))
                || value instanceof Value.ClassObject
                || (value instanceof Value.StaticField constant
                        && constant.field().getModifiers().contains(Modifier.FINAL));
    }

    /** These and others; nothing if they cannot all be true. */
    public Optional<Premises> and(Premises others) {
        Map<Value, Boolean> all = new HashMap<>(outcomes);
        for (Map.Entry<Value, Boolean> other : others.outcomes.entrySet()) {
            Boolean known = all.put(other.getKey(), other.getValue());
            if (known != null && !known.equals(other.getValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(all.isEmpty() ? NONE : new Premises(all));
    }

    /** Those that hold in either way. */
    public Premises or(Premises others) {
        Map<Value, Boolean> common = new HashMap<>(outcomes);
        common.entrySet().retainAll(others.outcomes.entrySet());
        return new Premises(common);
    }

    /**
     * What they come to for a caller, in its own terms; nothing if what it passes does not lead there. One value of many is not taken
     * to be meant by who passes something unknown.
     *
     * @param names what the caller calls the parameters
     */
    public Optional<Premises> forCaller(Map<Value, Value> names) {
        return forCaller(names, Premises::isFulfilled);
    }

    /** The same where only constants that say otherwise do not lead there: what is unknown may. */
    public Optional<Premises> unlessRefuted(Map<Value, Value> names) {
        return forCaller(names, (condition, outcome) -> !isRefuted(condition, outcome));
    }

    private Optional<Premises> forCaller(Map<Value, Value> names, BiPredicate<Value, Boolean> isLeadingThere) {
        Map<Value, Boolean> open = new HashMap<>();
        for (Map.Entry<Value, Boolean> premise : outcomes.entrySet()) {
            Value condition = premise.getKey().rewrite(names);
            if (isPremise(condition)) {
                open.put(condition, premise.getValue());
            } else if (!isLeadingThere.test(condition, premise.getValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(open.isEmpty() ? NONE : new Premises(open));
    }

    private static boolean isRefuted(Value condition, boolean outcome) {
        boolean isKnown = condition instanceof Value.Equal equal
                ? isConstant(equal.left()) && isConstant(equal.right())
                : condition instanceof Value.Constant;
        return isKnown && !isFulfilled(condition, outcome);
    }

    private static boolean isFulfilled(Value condition, boolean outcome) {
        if (condition instanceof Value.Equal equal) {
            return outcome == constantOf(equal.left()).equals(constantOf(equal.right()));
        }
        return constantOf(condition).equals(new Value.Constant(outcome));
    }

    /** A constant by its value rather than by its name. */
    private static Value constantOf(Value value) {
        Object constant =
                value instanceof Value.StaticField named ? named.field().getConstantValue() : null;
        return constant == null ? value : Literals.of(constant);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Premises that && outcomes.equals(that.outcomes);
    }

    @Override
    public int hashCode() {
        return outcomes.hashCode();
    }
}
