package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.NearestName;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.DomainModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An {@code @Await} method can be overridden, and waits for workers that there are. */
final class AwaitCheck {
    private AwaitCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        List<String> workers =
                domain.workers().stream().map(worker -> worker.method().name()).toList();
        return domain.awaits().stream()
                .flatMap(await -> target(await, workers).or(() -> method(await)).or(() -> notYet(await)).stream());
    }

    private static Optional<ShapeFinding> target(AwaitModel await, List<String> workers) {
        if (workers.isEmpty()) {
            return Optional.of(finding(
                    await,
                    "waits for workers, but the class has none",
                    "annotate the method to wait for with @Worker"));
        }
        return await.targets().stream()
                .filter(name -> !workers.contains(name))
                .findFirst()
                .map(name -> finding(
                        await,
                        "waits for '" + name + "', which is no @Worker method of the class",
                        "did you mean '" + NearestName.find(name, workers).orElseThrow() + "'?"));
    }

    private static Optional<ShapeFinding> method(AwaitModel await) {
        if (await.isAbstract()) {
            return Optional.empty();
        }
        return WorkerMethodCheck.forbiddenModifier(await.modifiers())
                .map(modifier -> finding(
                        await, "is " + modifier + ", so nothing can wait before it runs", "remove '" + modifier + "'"));
    }

    private static Optional<ShapeFinding> notYet(AwaitModel await) {
        if (await.isAbstract()) {
            return Optional.of(finding(await, "is abstract, which is not supported yet", "give it a body"));
        }
        return await.timeout().isEmpty()
                ? Optional.empty()
                : Optional.of(finding(await, "has a timeout, which is not supported yet", "leave it out"));
    }

    private static ShapeFinding finding(AwaitModel await, String problem, String hint) {
        return ShapeFinding.of(
                Rule.AWAIT_TARGET,
                await.origin(),
                "the @Await method '" + await.method().name() + "' " + problem,
                hint);
    }
}
