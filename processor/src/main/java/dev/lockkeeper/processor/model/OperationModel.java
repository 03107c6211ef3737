package dev.lockkeeper.processor.model;

import java.util.Optional;

/** An operation to write: a signature, and what it acts on. */
public sealed interface OperationModel {
    /** The signature to write. */
    MethodModel method();

    /** The field that it acts on, if it acts on one. */
    default Optional<FieldModel> findField() {
        if (this instanceof OnAtomic atomic) {
            return Optional.of(atomic.field().field());
        }
        if (this instanceof OnComponent component) {
            return Optional.of(component.field().field());
        }
        return this instanceof OnGuarded guarded ? Optional.of(guarded.field().field()) : Optional.empty();
    }

    /** An operation on an {@code @Atomic} field. */
    record OnAtomic(MethodModel method, OperationKind kind, AtomicFieldModel field) implements OperationModel {}

    /** An operation that replaces one component of a record in an {@code @Atomic} field. */
    record OnComponent(
            MethodModel method,
            OperationKind kind,
            AtomicFieldModel field,
            RecordModel record,
            RecordModel.Component component)
            implements OperationModel {}

    /** An operation on a {@code @GuardedBy} field. */
    record OnGuarded(MethodModel method, OperationKind kind, GuardedFieldModel field) implements OperationModel {}

    /** A call of a guarded method that waits for the lock for so long at most. */
    record Bounded(MethodModel method, GuardedMethodModel guarded) implements OperationModel {}

    /** Hands a call of the worker to its pool. */
    record Submission(MethodModel method, WorkerModel worker) implements OperationModel {}

    /** Connects the worker between two channels. */
    record Pipe(MethodModel method, WorkerModel worker) implements OperationModel {}

    /** Tells what became of a worker's tasks. */
    record Statistics(MethodModel method, WorkerModel worker) implements OperationModel {}
}
