package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.CloseModel;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.TypeModel;
import dev.lockkeeper.processor.model.WorkerModel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A {@code @Worker} method can be called from a pool's thread. */
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
                        finding(worker, "is " + modifier + ", so no pool can run it", withoutModifier(modifier)))
                .or(() -> reach(domain, worker))
                .or(() -> signature(domain, worker))
                .or(() -> name(domain, worker));
    }

    static Optional<String> forbiddenModifier(Set<Modifier> modifiers) {
        return Stream.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL, Modifier.ABSTRACT)
                .filter(modifiers::contains)
                .map(Modifier::toString)
                .findFirst();
    }

    private static String withoutModifier(String modifier) {
        return modifier.equals("abstract") ? "give it a body" : "remove '" + modifier + "'";
    }

    private static Optional<ShapeFinding> reach(DomainModel domain, WorkerModel worker) {
        if (!worker.isReachable()) {
            return Optional.of(finding(
                    worker,
                    "is package-private in another package, so '"
                            + domain.self().generatedName() + "' cannot call it",
                    "make it protected or public"));
        }
        return domain.self().hasRuntime()
                ? Optional.empty()
                : Optional.of(
                        finding(
                                worker,
                                "needs pools from 'dev.lockkeeper.runtime', which is not visible here",
                                "add the dependency lockkeeper-runtime, and 'requires dev.lockkeeper.runtime' to a module-info"));
    }

    private static Optional<ShapeFinding> signature(DomainModel domain, WorkerModel worker) {
        if (!worker.method().typeParameters().isEmpty()) {
            return Optional.of(finding(
                    worker, "has type parameters of its own, which its pool cannot have", "move them to the class"));
        }
        return worker.method().thrown().stream().anyMatch(thrown -> isNoException(domain, thrown))
                ? Optional.of(finding(
                        worker,
                        "declares to throw more than an Exception, which no task can",
                        "declare 'throws Exception'"))
                : Optional.empty();
    }

    /** What may be thrown is a throwable, so that anything but {@code Throwable} itself is an exception or an error. */
    private static boolean isNoException(DomainModel domain, TypeModel thrown) {
        if (thrown instanceof TypeModel.Variable variable) {
            return domain.self().typeParameters().stream()
                    .filter(parameter -> parameter.name().equals(variable.name()))
                    .flatMap(parameter -> parameter.bounds().stream().limit(1))
                    .allMatch(bound -> isNoException(domain, bound));
        }
        return !(thrown instanceof TypeModel.Declared declared)
                || declared.qualifiedName().equals("java.lang.Throwable");
    }

    private static Optional<ShapeFinding> name(DomainModel domain, WorkerModel worker) {
        if (worker.method().name().equals("close")) {
            return Optional.of(finding(
                    worker, "would run on the pools that 'close' closes", "give it another name, as in 'shutDown'"));
        }
        long sameName = domain.workers().stream()
                .filter(other -> other.method().name().equals(worker.method().name()))
                .count();
        return sameName == 1
                ? Optional.empty()
                : Optional.of(finding(worker, "shares its name with another worker", "give it a name of its own"));
    }

    private static Optional<ShapeFinding> finding(DomainModel domain, CloseModel close) {
        return close.isFixed() || !close.method().returnType().isVoid()
                ? Optional.of(ShapeFinding.of(
                        Rule.WORKER_METHOD,
                        domain.self().origin(),
                        "'" + domain.self().type().simpleName()
                                + "' has a 'close()' that the generated class cannot override to close the pools",
                        "declare it as 'public void close()'"))
                : Optional.empty();
    }

    private static ShapeFinding finding(WorkerModel worker, String problem, String hint) {
        return ShapeFinding.of(
                Rule.WORKER_METHOD,
                worker.origin().annotation(),
                "the @Worker method '" + worker.method().name() + "' " + problem,
                hint);
    }
}
