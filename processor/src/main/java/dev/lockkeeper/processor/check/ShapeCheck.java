package dev.lockkeeper.processor.check;

import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.Subclassing;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Judges whether a class can be generated as it is declared. */
public final class ShapeCheck {
    private static final List<Function<DomainModel, Stream<ShapeFinding>>> CHECKS = List.of(
            DomainClassCheck::findings,
            GuardCheck::findings,
            AtomicFieldCheck::findings,
            WorkerMethodCheck::findings,
            PoolCheck::findings,
            AwaitCheck::findings,
            OperationCheck::findings);

    private ShapeCheck() {}

    /** What is wrong with the class; it is generated only if nothing is. */
    public static List<ShapeFinding> findings(DomainModel domain) {
        if (domain.self().subclassing() == Subclassing.INTERFACE) {
            List<ShapeFinding> misplaced = DomainClassCheck.findings(domain).toList();
            if (!misplaced.isEmpty()) {
                return misplaced; // whatever else there is to say holds for classes
            }
        }
        return CHECKS.stream().flatMap(check -> check.apply(domain)).toList();
    }

    /** Whether the class gets a generated one; with guarded members alone, a class that can have no subclass is only checked. */
    public static boolean hasGeneratedClass(DomainModel domain) {
        return domain.self().subclassing() == Subclassing.POSSIBLE;
    }
}
