package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.GuardedFieldModel;
import dev.lockkeeper.processor.model.OperationKind;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.TypeParameterModel;
import java.util.ArrayList;
import java.util.List;

/** The operations on one {@code @GuardedBy} field. */
final class GuardedCandidates {
    private static final String RESULT = "R";

    private final GuardedFieldModel guarded;
    private final Slots slots;
    private final FunctionTypes functions;
    private final TypeReader types;
    private final String resultVariable;
    private final List<Candidate> candidates = new ArrayList<>();

    /**
     * Starts a list.
     *
     * @param taken the names of type variables in scope
     */
    GuardedCandidates(
            Compilation compilation, TypeReader types, GuardedFieldModel guarded, Slots slots, List<String> taken) {
        this.guarded = guarded;
        this.slots = slots;
        this.types = types;
        this.functions = new FunctionTypes(compilation, types);
        String variable = RESULT;
        while (taken.contains(variable)) {
            variable += RESULT;
        }
        this.resultVariable = variable;
    }

    List<Candidate> list() {
        if (guarded.isImmutable()) {
            addGetters(OperationKind.GET, slots.result());
            if (!guarded.field().isFinal()) {
                addChanges();
            }
        } else {
            guarded.copy().ifPresent(copy -> addGetters(OperationKind.COPY, exactly(copy.view())));
            addFunction(OperationKind.WITH);
            addFunction(OperationKind.READ);
            add(OperationKind.CHANGE, Slots.nothing(), slots.consumer("action"));
        }
        return candidates;
    }

    private void addGetters(OperationKind kind, Slot result) {
        String name = guarded.field().name();
        candidates.add(candidate(name, kind, result));
        candidates.add(candidate("get" + Capitalised.of(name), kind, result).onlyWhereDeclared());
        if (slots.isBoolean()) {
            candidates.add(candidate("is" + Capitalised.of(name), kind, result).onlyWhereDeclared());
        }
    }

    /** A final field of an immutable type never changes. */
    private void addChanges() {
        add(OperationKind.SET, Slots.nothing(), slots.value("value"));
        add(OperationKind.UPDATE, slots.resultOrNothing(), slots.unaryOperator("update"));
        if (slots.isNumeric()) {
            add(OperationKind.ADD, slots.resultOrNothing(), slots.value("delta"));
            add(OperationKind.INCREMENT, slots.resultOrNothing());
            add(OperationKind.DECREMENT, slots.resultOrNothing());
        }
    }

    /** {@code <R> R withX(Function<? super T, ? extends R>)}, and {@code readX} in the same way. */
    private void addFunction(OperationKind kind) {
        String name = kind.prefix() + Capitalised.of(guarded.field().name());
        candidates.add(candidate(name, kind, Slots.variable(resultVariable), slots.function("action", resultVariable))
                .generic(
                        List.of(new TypeParameterModel(resultVariable, List.of(), List.of())),
                        functions::isResultOfFunction));
    }

    private Slot exactly(TypeModel view) {
        return new Slot("", view, view, found -> types.read(found).equals(view));
    }

    private void add(OperationKind kind, Slot result, Slot... parameters) {
        candidates.add(candidate(kind.prefix() + Capitalised.of(guarded.field().name()), kind, result, parameters));
    }

    private Candidate candidate(String name, OperationKind kind, Slot result, Slot... parameters) {
        return Candidate.of(
                Source.of(guarded.field(), guarded.origin()),
                name,
                result,
                List.of(parameters),
                method -> new OperationModel.OnGuarded(method, kind, guarded));
    }
}
