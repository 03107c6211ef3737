package dev.lockkeeper.processor.model;

/** An operation to write: a signature, and what it acts on. */
public sealed interface OperationModel {
    /** The signature to write. */
    MethodModel method();

    /** An operation on an {@code @Atomic} field. */
    record OnAtomic(MethodModel method, OperationKind kind, AtomicFieldModel field) implements OperationModel {}

    /** Hands a call of the worker to its pool. */
    record Submission(MethodModel method, WorkerModel worker) implements OperationModel {}

    /** Connects the worker between two channels. */
    record Pipe(MethodModel method, WorkerModel worker) implements OperationModel {}

    /** Tells what became of a worker's tasks. */
    record Statistics(MethodModel method, WorkerModel worker) implements OperationModel {}
}
