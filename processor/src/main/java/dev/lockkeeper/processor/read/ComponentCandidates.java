package dev.lockkeeper.processor.read;

import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.OperationKind;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.RecordModel;
import java.util.ArrayList;
import java.util.List;

/** The operations on one component of a record in an {@code @Atomic} field. */
final class ComponentCandidates {
    private final AtomicFieldModel atomic;
    private final RecordModel record;
    private final RecordModel.Component component;
    private final Slots slots;
    private final List<Candidate> candidates = new ArrayList<>();

    /**
     * Starts a list.
     *
     * @param slots those of the component's values
     */
    ComponentCandidates(AtomicFieldModel atomic, RecordModel record, RecordModel.Component component, Slots slots) {
        this.atomic = atomic;
        this.record = record;
        this.component = component;
        this.slots = slots;
    }

    List<Candidate> list() {
        if (slots.isNumeric()) {
            add(OperationKind.INCREMENT);
            add(OperationKind.DECREMENT);
        }
        if (slots.isNumeric() || !component.addMethod().isEmpty()) {
            add(OperationKind.ADD, slots.value("delta"));
        }
        add(OperationKind.SET, slots.value("value"));
        add(OperationKind.UPDATE, slots.unaryOperator("update"));
        return candidates;
    }

    private void add(OperationKind kind, Slot... parameters) {
        String name = kind.prefix() + Capitalised.of(atomic.field().name()) + Capitalised.of(component.name());
        candidates.add(Candidate.of(
                Source.of(atomic.field(), atomic.origin()),
                name,
                slots.resultOrNothing(),
                List.of(parameters),
                method -> new OperationModel.OnComponent(method, kind, atomic, record, component)));
    }
}
