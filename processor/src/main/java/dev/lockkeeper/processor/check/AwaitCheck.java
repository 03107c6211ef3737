package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.NearestName;
import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.AwaitForm;
import dev.lockkeeper.processor.model.AwaitModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An {@code @Await} method waits for workers that there are, in a way that can be written. */
final class AwaitCheck {
    private AwaitCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        return domain.awaits().stream()
                .flatMap(await -> target(domain, await)
                        .or(() -> modifier(await))
                        .or(() -> reach(domain, await))
                        .or(() -> form(await))
                        .or(() -> timeout(await))
                        .or(() -> self(domain, await))
                        .stream());
    }

    private static Optional<ShapeFinding> target(DomainModel domain, AwaitModel await) {
        List<String> workers =
                domain.workers().stream().map(worker -> worker.method().name()).toList();
        if (workers.isEmpty()) {
            return Optional.of(finding(
                    await,
                    "value",
                    "waits for workers, but the class has none",
                    "annotate the method to wait for with @Worker"));
        }
        return await.targets().stream()
                .filter(Predicate.not(workers::contains))
                .findFirst()
                .map(name -> finding(
                        await,
                        "value",
                        "waits for '" + name + "', which is no @Worker method of '"
                                + domain.self().type().simpleName() + "'",
                        "did you mean '" + NearestName.find(name, workers).orElseThrow()
                                + "'? Workers of another class are awaited by methods of that class"));
    }

    private static Optional<ShapeFinding> modifier(AwaitModel await) {
        if (await.method().name().equals("close")) {
            return Optional.of(finding(await, "", "waits for workers that closing waits for anyway", "remove @Await"));
        }
        if (await.isAbstract()) {
            return Optional.empty();
        }
        return WorkerMethodCheck.forbiddenModifier(await.modifiers())
                .map(modifier -> finding(
                        await,
                        "",
                        "is " + modifier + ", so nothing can wait before it runs",
                        "remove '" + modifier + "'"));
    }

    private static Optional<ShapeFinding> reach(DomainModel domain, AwaitModel await) {
        return await.isReachable()
                ? Optional.empty()
                : Optional.of(finding(
                        await,
                        "",
                        "is package-private in another package, so '"
                                + domain.self().generatedName() + "' cannot override it",
                        "make it protected or public"));
    }

    private static Optional<ShapeFinding> form(AwaitModel await) {
        if (await.form() instanceof AwaitForm.Unsupported unsupported) {
            return Optional.of(finding(await, "", unsupported.reason(), unsupported.hint()));
        }
        if (await.form() instanceof AwaitForm.FanOut && await.targets().size() > 1) {
            return Optional.of(finding(
                    await, "value", "names several workers, but hands each item to one", "name that one alone"));
        }
        return await.isAbstract() && await.guard().isPresent()
                ? Optional.of(finding(
                        await,
                        "",
                        "is guarded, but has no body that could use what the lock guards",
                        "remove @GuardedBy, or give the method a body"))
                : Optional.empty();
    }

    private static Optional<ShapeFinding> timeout(AwaitModel await) {
        if (await.form() instanceof AwaitForm.BoundedDrain && !await.timeout().isEmpty()) {
            return Optional.of(finding(
                    await, "timeout", "says 'timeout', and takes one as its parameter too", "leave one of them out"));
        }
        return PoolCheck.durationProblem("timeout", await.timeout())
                .map(problem -> finding(await, "timeout", problem, PoolCheck.DURATION_FORMS));
    }

    /** A task that waits for its own pool waits for itself. */
    private static Optional<ShapeFinding> self(DomainModel domain, AwaitModel await) {
        return domain.workers().stream()
                .map(WorkerModel::method)
                .filter(await.method()::equals)
                .filter(worker -> await.targets().isEmpty() || await.targets().contains(worker.name()))
                .findFirst()
                .map(worker -> ShapeFinding.of(
                        Rule.AWAIT_SELF,
                        await.origin().of("value"),
                        "the @Worker method '" + worker.name()
                                + "' is an @Await for itself: its task waits for its own end",
                        "name the other workers, as in '@Await(\"load\")', or wait in another method"));
    }

    private static ShapeFinding finding(AwaitModel await, String value, String problem, String hint) {
        return ShapeFinding.of(
                Rule.AWAIT_TARGET,
                await.origin().of(value),
                "the @Await method '" + await.method().name() + "' " + problem,
                hint);
    }
}
