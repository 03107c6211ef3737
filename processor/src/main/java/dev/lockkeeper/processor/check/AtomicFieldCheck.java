package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.Optional;
import java.util.stream.Stream;

/** An {@code @Atomic} field must be one that a {@code VarHandle} changes and every thread sees. */
final class AtomicFieldCheck {
    private AtomicFieldCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        return domain.atomicFields().stream().flatMap(atomic -> finding(atomic).stream());
    }

    private static Optional<ShapeFinding> finding(AtomicFieldModel atomic) {
        FieldModel field = atomic.field();
        if (atomic.isStriped()) {
            return notYet(atomic, "striped counters are");
        }
        if (field.type() instanceof TypeModel.Array) {
            return notYet(atomic, "arrays are");
        }
        if (field.isFinal()) {
            return Optional.of(
                    finding(atomic, "is @Atomic but final, so it never changes", "replace 'final' by 'volatile'"));
        }
        return field.isVolatile()
                ? Optional.empty()
                : Optional.of(finding(
                        atomic,
                        "is @Atomic but not volatile, so plain reads may miss what others write",
                        "add 'volatile' to its declaration"));
    }

    private static Optional<ShapeFinding> notYet(AtomicFieldModel atomic, String what) {
        return Optional.of(finding(
                atomic, "is @Atomic, but " + what + " not supported yet", "guard it by a lock with @GuardedBy"));
    }

    private static ShapeFinding finding(AtomicFieldModel atomic, String problem, String hint) {
        return ShapeFinding.of(
                Rule.ATOMIC_FIELD, atomic.origin(), "'" + atomic.field().name() + "' " + problem, hint);
    }
}
