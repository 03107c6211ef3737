package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.AtomicFieldModel.Form;
import dev.lockkeeper.processor.model.OperationKind;
import dev.lockkeeper.processor.model.OperationModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeKind;

/** The operations on one {@code @Atomic} field. */
final class AtomicCandidates {
    private final AtomicFieldModel atomic;
    private final Slots slots;
    private final Source source;
    private final List<Candidate> candidates = new ArrayList<>();

    /**
     * Starts a list.
     *
     * @param slots those of the field's values; of an array's elements
     */
    AtomicCandidates(AtomicFieldModel atomic, Slots slots) {
        this.atomic = atomic;
        this.slots = slots;
        this.source = Source.of(atomic.field(), atomic.origin());
    }

    List<Candidate> list() {
        addGetters();
        if (atomic.form() == Form.STRIPED) {
            addBlindArithmetic();
        } else {
            addExchanges();
            if (slots.isNumeric()) {
                addArithmetic();
            }
            addUpdates();
        }
        return candidates;
    }

    private void addGetters() {
        String name = atomic.field().name();
        String capitalised = Capitalised.of(name);
        candidates.add(candidate(name, OperationKind.GET, slots.result()));
        candidates.add(candidate("get" + capitalised, OperationKind.GET, slots.result())
                .onlyWhereDeclared());
        if (slots.isBoolean()) {
            candidates.add(candidate("is" + capitalised, OperationKind.GET, slots.result())
                    .onlyWhereDeclared());
        }
    }

    /** A striped counter has no value at any one time that a change could return. */
    private void addBlindArithmetic() {
        add(OperationKind.INCREMENT, Slots.nothing());
        add(OperationKind.DECREMENT, Slots.nothing());
        add(OperationKind.ADD, Slots.nothing(), slots.value("delta"));
    }

    private void addExchanges() {
        add(OperationKind.SET, Slots.nothing(), slots.value("value"));
        add(OperationKind.GET_AND_SET, slots.result(), slots.value("value"));
        add(
                OperationKind.COMPARE_AND_SET,
                Slots.primitive("", TypeKind.BOOLEAN),
                slots.value("expected"),
                slots.value("value"));
    }

    private void addArithmetic() {
        add(OperationKind.INCREMENT, slots.resultOrNothing());
        add(OperationKind.DECREMENT, slots.resultOrNothing());
        add(OperationKind.ADD, slots.resultOrNothing(), slots.value("delta"));
        add(OperationKind.GET_AND_ADD, slots.result(), slots.value("delta"));
    }

    private void addUpdates() {
        add(OperationKind.UPDATE, slots.resultOrNothing(), slots.unaryOperator("update"));
        add(OperationKind.GET_AND_UPDATE, slots.result(), slots.unaryOperator("update"));
        if (slots.isNumeric()) {
            add(
                    OperationKind.ACCUMULATE,
                    slots.resultOrNothing(),
                    slots.value("value"),
                    slots.binaryOperator("accumulator"));
        }
    }

    private void add(OperationKind kind, Slot result, Slot... parameters) {
        candidates.add(candidate(kind.prefix() + Capitalised.of(atomic.field().name()), kind, result, parameters));
    }

    /** Operations on arrays name the element first. */
    private Candidate candidate(String name, OperationKind kind, Slot result, Slot... parameters) {
        List<Slot> all = new ArrayList<>(List.of(parameters));
        if (atomic.form() == Form.ARRAY) {
            all.add(0, Slots.primitive("index", TypeKind.INT));
        }
        return Candidate.of(source, name, result, all, method -> new OperationModel.OnAtomic(method, kind, atomic));
    }
}
