package dev.lockkeeper.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything about one domain class that its generated class depends on.
 *
 * @param unmatched abstract methods that no operation fits
 * @param clashes operations that two members give rise to
 * @param unnameable members whose types the generated class cannot name
 * @param close present exactly when there are workers
 */
public record DomainModel(
        ClassModel self,
        List<ConstructorModel> constructors,
        List<GuardedFieldModel> guardedFields,
        List<GuardedMethodModel> guardedMethods,
        List<AtomicFieldModel> atomicFields,
        List<WorkerModel> workers,
        List<AwaitModel> awaits,
        List<OperationModel> operations,
        List<UnmatchedMethodModel> unmatched,
        List<ClashModel> clashes,
        List<UnnameableModel> unnameable,
        Optional<CloseModel> close) {}
