package dev.lockkeeper.processor.check;

import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.CloseModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.GuardModel;
import dev.lockkeeper.processor.model.GuardedFieldModel;
import dev.lockkeeper.processor.model.GuardedMethodModel;
import java.util.Optional;
import java.util.stream.Stream;

/** Every lock expression stands for a lock that generated code can take. */
final class GuardCheck {
    private GuardCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        Stream<GuardModel> guards = Stream.of(
                        domain.guardedFields().stream().map(GuardedFieldModel::guard),
                        domain.guardedMethods().stream().map(GuardedMethodModel::guard),
                        domain.close().flatMap(CloseModel::guard).stream(),
                        domain.awaits().stream().map(AwaitModel::guard).flatMap(Optional::stream))
                .flatMap(found -> found);
        return guards.flatMap(
                guard -> guard.problem().map(problem -> new ShapeFinding(problem, guard.origin())).stream());
    }
}
