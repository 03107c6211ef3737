package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.AtomicFieldModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.FieldModel;
import dev.lockkeeper.processor.model.Subclassing;
import dev.lockkeeper.processor.model.TypeModel;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** An {@code @Atomic} field must be one that a {@code VarHandle} changes and every thread sees. */
final class AtomicFieldCheck {
    private AtomicFieldCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        if (domain.self().subclassing() == Subclassing.INTERFACE) {
            return Stream.empty(); // its constants are final, and what to mend is the interface
        }
        return domain.atomicFields().stream().flatMap(atomic -> finding(atomic).stream());
    }

    private static Optional<ShapeFinding> finding(AtomicFieldModel atomic) {
        if (atomic.isGuarded()) {
            return Optional.of(finding(
                    atomic,
                    "is @Atomic and @GuardedBy: atomic operations would not wait for its lock",
                    "decide for one of the two"));
        }
        return switch (atomic.form()) {
            case ARRAY -> Optional.empty();
            case SCALAR -> scalar(atomic);
            case STRIPED -> striped(atomic);
        };
    }

    /** A volatile field, and nothing else: an array is meant element by element. */
    private static Optional<ShapeFinding> scalar(AtomicFieldModel atomic) {
        FieldModel field = atomic.field();
        if (field.type() instanceof TypeModel.Array) {
            return Optional.of(finding(
                    atomic,
                    "is an @Atomic array but not final: its elements are atomic, the array itself is not to change",
                    field.isVolatile() ? "replace 'volatile' by 'final'" : "add 'final' to its declaration"));
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

    /** {@code LongAdder} counts in {@code long}; an {@code int} is cut from it. */
    private static Optional<ShapeFinding> striped(AtomicFieldModel atomic) {
        TypeModel type = atomic.field().type();
        return type.isKind(TypeKind.INT) || type.isKind(TypeKind.LONG)
                ? Optional.empty()
                : Optional.of(finding(
                        atomic,
                        "is a striped @Atomic counter, but neither an int nor a long",
                        "make it a 'long', or leave out 'striped'"));
    }

    private static ShapeFinding finding(AtomicFieldModel atomic, String problem, String hint) {
        return ShapeFinding.of(
                Rule.ATOMIC_FIELD, atomic.origin(), "'" + atomic.field().name() + "' " + problem, hint);
    }
}
