package dev.lockkeeper.processor.check;

import dev.lockkeeper.finding.Rule;
import dev.lockkeeper.processor.model.DomainModel;
import dev.lockkeeper.processor.model.DurationText;
import dev.lockkeeper.processor.model.PoolModel;
import dev.lockkeeper.processor.model.RateModel;
import dev.lockkeeper.processor.model.SharedPool;
import dev.lockkeeper.processor.model.WorkerModel;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The pool of a {@code @Worker} can be built from what its annotation says. */
final class PoolCheck {
    static final String DURATION_FORMS = "write '250ms', '30s', '5m', '1h' or as in ISO-8601 'PT1M30S'";

    private PoolCheck() {}

    static Stream<ShapeFinding> findings(DomainModel domain) {
        return domain.workers().stream()
                .flatMap(worker -> Stream.concat(
                        Stream.of(size(worker), queue(worker), rate(worker), name(worker), sharing(domain, worker)),
                        Stream.of(
                                duration(worker, "idle", worker.pool().idle()),
                                duration(worker, "timeout", worker.timeout()))))
                .flatMap(Optional::stream);
    }

    private static Optional<ShapeFinding> size(WorkerModel worker) {
        PoolModel pool = worker.pool();
        if (pool.workers() < 0) {
            return finding(
                    worker,
                    "pool",
                    "asks for a pool of " + pool.workers() + " workers",
                    "say 'pool = 3', or leave it out for one per processor");
        }
        if (pool.maximum() == 0) {
            return Optional.empty();
        }
        if (pool.workers() == 0) {
            return finding(
                    worker,
                    "max",
                    "says 'max = " + pool.maximum() + "', but not from how many workers the pool grows",
                    "say both, as in 'pool = 2, max = 8'");
        }
        return pool.maximum() < pool.workers()
                ? finding(
                        worker,
                        "max",
                        "says 'max = " + pool.maximum() + "', less than the " + pool.workers()
                                + " workers it would grow from",
                        "say a 'max' above 'pool', or leave it out for a pool of fixed size")
                : Optional.empty();
    }

    private static Optional<ShapeFinding> queue(WorkerModel worker) {
        PoolModel pool = worker.pool();
        if (pool.queue() < 0) {
            return finding(
                    worker,
                    "queue",
                    "asks for a queue of " + pool.queue(),
                    "say for how many tasks there is room, as in 'queue = 100'");
        }
        if (pool.queue() > 0) {
            return Optional.empty();
        }
        if (!pool.rate().isEmpty()) {
            return finding(worker, "queue", "has a rate, but no queue for tasks to wait in", "say 'queue = 1' or more");
        }
        return pool.overflow().equals("DISCARD_OLDEST")
                ? finding(
                        worker,
                        "queue",
                        "discards the task that waits longest, but has no queue for one to wait in",
                        "say 'queue = 1' or more, or 'overflow = REJECT'")
                : Optional.empty();
    }

    private static Optional<ShapeFinding> rate(WorkerModel worker) {
        String rate = worker.pool().rate();
        return rate.isEmpty() || RateModel.find(rate).isPresent()
                ? Optional.empty()
                : finding(
                        worker,
                        "rate",
                        "says 'rate = \"" + rate + "\"', which is no rate",
                        "write starts per unit of time, as in '10/s', '600/m', '100/h' or '5/250ms'");
    }

    private static Optional<ShapeFinding> name(WorkerModel worker) {
        String name = worker.pool().name();
        return !name.isEmpty() && name.isBlank()
                ? finding(
                        worker,
                        "name",
                        "gives its pool a blank name",
                        "give it one that tells its threads apart, or leave it out")
                : Optional.empty();
    }

    private static Optional<ShapeFinding> sharing(DomainModel domain, WorkerModel worker) {
        WorkerModel speaker = SharedPool.speaker(domain.workers(), worker);
        return SharedPool.speaks(worker) && !speaker.pool().equals(worker.pool())
                ? finding(
                        worker,
                        "name",
                        "shares the pool '" + worker.pool().name() + "' with '"
                                + speaker.method().name() + "', but sets it up in another way",
                        "set the pool up at one of the two, and give the other its 'name' alone")
                : Optional.empty();
    }

    private static Optional<ShapeFinding> duration(WorkerModel worker, String name, String text) {
        return durationProblem(name, text).flatMap(problem -> finding(worker, name, problem, DURATION_FORMS));
    }

    /** What is wrong with a duration; an empty text is none that could be wrong. */
    static Optional<String> durationProblem(String name, String text) {
        String says = "says '" + name + " = \"" + text + "\"', which is ";
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return DurationText.find(text)
                .map(duration -> duration.compareTo(Duration.ZERO) > 0
                        ? Optional.<String>empty()
                        : Optional.of(says + "no time at all"))
                .orElseGet(() -> Optional.of(says + "no duration"));
    }

    private static Optional<ShapeFinding> finding(WorkerModel worker, String setting, String problem, String hint) {
        return Optional.of(ShapeFinding.of(
                Rule.WORKER_METHOD,
                worker.origin().of(setting),
                "the @Worker method '" + worker.method().name() + "' " + problem,
                hint));
    }
}
