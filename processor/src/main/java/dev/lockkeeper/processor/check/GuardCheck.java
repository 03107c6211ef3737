package dev.lockkeeper.processor.check;

import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.CloseModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.GuardModel;
import dev.lockkeeper.processor.model.GuardedMethodModel;
import dev.lockkeeper.processor.model.OperationModel;
import dev.lockkeeper.processor.model.Subclassing;
import java.util.Optional;
import java.util.stream.Stream;

/** Every lock that generated code takes is one that it can take. Members that nothing is generated for are left to the checker. */
final class GuardCheck {
    private GuardCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        if (domain.self().subclassing() != Subclassing.POSSIBLE) {
            return Stream.empty();
        }
        Stream<GuardModel> guards = Stream.of(
                        domain.operations().stream().flatMap(operation -> guard(operation).stream()),
                        domain.guardedMethods().stream().map(GuardedMethodModel::guard),
                        domain.close().flatMap(CloseModel::guard).stream(),
                        domain.awaits().stream().map(AwaitModel::guard).flatMap(Optional::stream))
                .flatMap(found -> found);
        return guards.distinct()
                .flatMap(guard -> guard.problem().map(problem -> new ShapeFinding(problem, guard.origin())).stream());
    }

    private static Optional<GuardModel> guard(OperationModel operation) {
        return operation instanceof OperationModel.OnGuarded onGuarded
                ? Optional.of(onGuarded.field().guard())
                : Optional.empty();
    }
}
