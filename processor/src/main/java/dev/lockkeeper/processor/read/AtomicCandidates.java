package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.OperationKind;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeKind;

/** The operations on one {@code @Atomic} field. */
final class AtomicCandidates {
    private final AtomicFieldModel atomic;
    private final Slots slots;
    private final List<Candidate> candidates = new ArrayList<>();

    AtomicCandidates(AtomicFieldModel atomic, Slots slots) {
        this.atomic = atomic;
        this.slots = slots;
    }

    List<Candidate> list() {
        addAccess();
        if (isNumeric()) {
            addArithmetic();
        }
        add(OperationKind.UPDATE, slots.resultOrNothing(), slots.unaryOperator("update"));
        add(OperationKind.GET_AND_UPDATE, slots.result(), slots.unaryOperator("update"));
        return candidates;
    }

    private void addAccess() {
        String name = field().name();
        add(name, OperationKind.GET, slots.result());
        add("get" + Capitalised.of(name), OperationKind.GET, slots.result());
        if (field().type().isKind(TypeKind.BOOLEAN)) {
            add("is" + Capitalised.of(name), OperationKind.GET, slots.result());
        }
        add(OperationKind.SET, Slots.nothing(), slots.value("value"));
        add(OperationKind.GET_AND_SET, slots.result(), slots.value("value"));
        add(
                OperationKind.COMPARE_AND_SET,
                Slots.primitive("", TypeKind.BOOLEAN),
                slots.value("expected"),
                slots.value("value"));
    }

    private void addArithmetic() {
        if (!field().type().isKind(TypeKind.CHAR)) {
            add(OperationKind.INCREMENT, slots.resultOrNothing());
            add(OperationKind.DECREMENT, slots.resultOrNothing());
            add(OperationKind.ADD, slots.resultOrNothing(), slots.value("delta"));
            add(OperationKind.GET_AND_ADD, slots.result(), slots.value("delta"));
            add(
                    OperationKind.ACCUMULATE,
                    slots.resultOrNothing(),
                    slots.value("value"),
                    slots.binaryOperator("accumulator"));
        }
    }

    private void add(OperationKind kind, Slot result, Slot... parameters) {
        add(kind.prefix() + Capitalised.of(field().name()), kind, result, parameters);
    }

    private void add(String name, OperationKind kind, Slot result, Slot... parameters) {
        candidates.add(new Candidate(
                name,
                List.of(parameters),
                result,
                isAlias(name, kind)
                        ? Visibility.PRIVATE
                        : field().isDirect() ? field().visibility() : Visibility.PRIVATE,
                field().isStatic(),
                List.of(),
                method -> new OperationModel.OnAtomic(method, kind, atomic)));
    }

    /** The bean-style names are for those who declare them. */
    private boolean isAlias(String name, OperationKind kind) {
        return kind == OperationKind.GET && !name.equals(field().name());
    }

    private boolean isNumeric() {
        return field().type().isPrimitive() && !field().type().isKind(TypeKind.BOOLEAN);
    }

    private FieldModel field() {
        return atomic.field();
    }
}
