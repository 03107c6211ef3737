package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.CloseModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.PoolModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A {@code @Worker} method can be called from a pool's thread, and its pool can be built. */
final class WorkerMethodCheck {
    private WorkerMethodCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        return Stream.concat(
                domain.workers().stream().flatMap(worker -> finding(domain, worker).stream()),
                domain.close().flatMap(close -> finding(domain, close)).stream());
    }

    private static Optional<ShapeFinding> finding(DomainModel domain, WorkerModel worker) {
        return forbiddenModifier(worker.modifiers())
                .map(modifier ->
                        finding(worker, "is " + modifier + ", so no pool can run it", "remove '" + modifier + "'"))
                .or(() -> signature(domain, worker))
                .or(() -> number(worker))
                .or(() -> notYet(worker.pool())
                        .map(value ->
                                finding(worker, "says '" + value + "', which is not supported yet", "leave it out")));
    }

    static Optional<String> forbiddenModifier(Set<Modifier> modifiers) {
        return Stream.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL, Modifier.ABSTRACT)
                .filter(modifiers::contains)
                .map(Modifier::toString)
                .findFirst();
    }

    private static Optional<ShapeFinding> signature(DomainModel domain, WorkerModel worker) {
        if (!worker.method().typeParameters().isEmpty()) {
            return Optional.of(finding(
                    worker, "has type parameters of its own, which its pool cannot have", "move them to the class"));
        }
        if (worker.method().thrown().stream().anyMatch(WorkerMethodCheck::isNoException)) {
            return Optional.of(finding(
                    worker,
                    "declares to throw more than an Exception, which no task can",
                    "declare 'throws Exception'"));
        }
        long sameName = domain.workers().stream()
                .filter(other -> other.method().name().equals(worker.method().name()))
                .count();
        return sameName == 1
                ? Optional.empty()
                : Optional.of(finding(worker, "shares its name with another worker", "give it a name of its own"));
    }

    private static boolean isNoException(TypeModel thrown) {
        return !(thrown instanceof TypeModel.Declared declared)
                || declared.qualifiedName().equals("java.lang.Throwable");
    }

    private static Optional<ShapeFinding> number(WorkerModel worker) {
        if (worker.pool().workers() < 0) {
            return Optional.of(finding(
                    worker,
                    "asks for a pool of " + worker.pool().workers() + " workers",
                    "say 'pool = 3', or leave it out for one per processor"));
        }
        return worker.pool().queue() < 1
                ? Optional.of(finding(
                        worker,
                        "asks for a queue of " + worker.pool().queue(),
                        "say for how many tasks there is room, as in 'queue = 100'"))
                : Optional.empty();
    }

    private static Optional<String> notYet(PoolModel pool) {
        return Stream.of(
                        said("max", pool.maximum() != 0),
                        said("idle", !pool.idle().equals("1s")),
                        said("overflow", !pool.overflow().equals("BLOCK")),
                        said("rate", !pool.rate().isEmpty()),
                        said("timeout", !pool.timeout().isEmpty()),
                        said("name", !pool.name().isEmpty()),
                        said("threads", !pool.threads().equals("AUTO")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> said(String name, boolean isSaid) {
        return isSaid ? Optional.of(name) : Optional.empty();
    }

    private static Optional<ShapeFinding> finding(DomainModel domain, CloseModel close) {
        if (close.isFinal() || !close.method().returnType().isVoid()) {
            return Optional.of(ShapeFinding.of(
                    Rule.WORKER_METHOD,
                    domain.self().origin(),
                    "'" + domain.self().type().simpleName()
                            + "' has a 'close()' that the generated class cannot override to close the pools",
                    "declare it as 'public void close()'"));
        }
        return Optional.empty();
    }

    private static ShapeFinding finding(WorkerModel worker, String problem, String hint) {
        return ShapeFinding.of(
                Rule.WORKER_METHOD,
                worker.origin(),
                "the @Worker method '" + worker.method().name() + "' " + problem,
                hint);
    }
}
