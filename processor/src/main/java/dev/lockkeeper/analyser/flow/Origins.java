package dev.lockkeeper.analyser.flow;

import dev.lockkeeper.analyser.lock.Value;
import dev.lockkeeper.analyser.lock.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Tells whether an expression denotes objects of one kind only, by all that its variable or field is ever given. */
final class Origins {
    private final Engine engine;
    private final Program program;
    private final Set<TypeElement> read = new HashSet<>();
    private final Map<Object, List<Operand>> given = new HashMap<>();
    private final Map<Integer, Step.Call> calls = new HashMap<>();
    /** What is being answered: to be given to itself adds nothing. */
    private final Set<Object> asked = new HashSet<>();

    Origins(Engine engine, Program program) {
        this.engine = engine;
        this.program = program;
    }

    /** Some kind of objects, as told by the expressions that make them. */
    interface Kind {
        /** Whether the expression makes such an object; the call is what it consists of, if it is one. */
        boolean contains(Operand operand, Step.@Nullable Call call);
    }

    /** Whether the operand denotes an object of the kind, or none. */
    boolean isOf(Operand operand, Kind kind) {
        read(program);
        boolean isNull = operand instanceof Operand.Known known && known.value().equals(Value.Constant.NULL);
        return isNull || kind.contains(operand, findCall(operand)) || isAlwaysOf(operand, kind);
    }

    /** Whether all that the class gives the field is of the kind. */
    boolean isOf(VariableElement field, Kind kind) {
        read(program);
        return isAlwaysGiven(field, kind);
    }

    private Step.@Nullable Call findCall(Operand operand) {
        if (operand instanceof Operand.Result result) {
            return calls.get(result.site());
        }
        if (operand instanceof Operand.Getter getter) {
            return calls.get(getter.site());
        }
        return operand instanceof Operand.Known known && known.value() instanceof Value.Created created
                ? calls.get(created.site())
                : null;
    }

    private boolean isAlwaysOf(Operand operand, Kind kind) {
        if (operand instanceof Operand.Local local) {
            return isLocal(local.variable()) && isAlwaysGiven(local.variable(), kind);
        }
        if (operand instanceof Operand.Getter getter) {
            return isAlwaysReturned(getter.method(), kind);
        }
        return operand instanceof Operand.Field field && isAlwaysOf(field.field(), kind);
    }

    /** A parameter is given something by others. */
    private static boolean isLocal(Variable variable) {
        return !(variable instanceof Variable.Declared declared)
                || declared.element().getKind() == ElementKind.LOCAL_VARIABLE;
    }

    private boolean isAlwaysReturned(ExecutableElement method, Kind kind) {
        Value returned = engine.summaries().findReturned(method).orElse(null);
        if (!(returned instanceof Value.Field field) || !(field.owner() instanceof Value.Self)) {
            return false;
        }
        engine.programs().findProgram(method).ifPresent(this::read);
        return isAlwaysOf(field.field(), kind);
    }

    /** Only the class itself gives something to such a field. */
    private boolean isAlwaysOf(VariableElement field, Kind kind) {
        Set<Modifier> modifiers = field.getModifiers();
        return (modifiers.contains(Modifier.FINAL) || modifiers.contains(Modifier.PRIVATE))
                && isAlwaysGiven(field, kind);
    }

    private boolean isAlwaysGiven(Object variable, Kind kind) {
        if (!asked.add(variable)) {
            return true;
        }
        List<Operand> values = given.getOrDefault(variable, List.of());
        boolean isAlways = !values.isEmpty() && values.stream().allMatch(value -> isOf(value, kind));
        asked.remove(variable);
        return isAlways;
    }

    private void read(Program source) {
        if (read.add(source.type())) {
            source.allBodies().flatMap(Body::steps).forEach(this::read);
        }
    }

    private void read(Step step) {
        if (step instanceof Step.Store store) {
            note(store.field(), store.value());
        } else if (step instanceof Step.Assign assign) {
            note(assign.variable(), assign.value());
        } else if (step instanceof Step.Call call) {
            calls.put(call.site(), call);
        }
    }

    private void note(Object variable, Operand value) {
        given.computeIfAbsent(variable, each -> new ArrayList<>()).add(value);
    }
}
