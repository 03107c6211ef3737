package dev.lockkeeper.runtime;

import dev.lockkeeper.OnFailure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One await in progress: the workers it waits for and the failures it heard of. Guarded by the board's lock until it is over. */
final class AwaitSession {
    private final List<WorkerLedger> workers;
    private final OnFailure onFailure;

    /** In the order in which they came. */
    private final Map<Task<?>, Throwable> failures = new LinkedHashMap<>();

    AwaitSession(List<WorkerLedger> workers, OnFailure onFailure) {
        this.workers = workers;
        this.onFailure = onFailure;
    }

    /** Takes over the failures that happened before this await and that nobody observed. */
    void hearEarlier() {
        for (WorkerLedger worker : workers) {
            worker.failures().unobserved().forEach(failure -> failures.put(failure.task(), failure.thrown()));
        }
    }

    void hear(WorkerLedger worker, Task<?> task, Throwable thrown) {
        if (workers.contains(worker)) {
            failures.put(task, thrown);
        }
    }

    boolean isOver() {
        return (onFailure == OnFailure.FAIL_FAST && !failures.isEmpty()) || isQuiet();
    }

    /** Draws the consequences, once it is over and the board's lock is free again. */
    void conclude() {
        failures.keySet().forEach(Task::markObserved);
        if (onFailure == OnFailure.IGNORE || failures.isEmpty()) {
            return;
        }
        if (onFailure == OnFailure.FAIL_FAST) {
            for (WorkerLedger worker : workers) {
                Cancelling.cancelAll(worker.outstanding(), true);
            }
        }
        throw allFailures(failures.keySet().iterator().next().owner().name(), failures.values());
    }

    /** The first failure as the cause, the others suppressed. */
    static WorkerFailedException allFailures(String worker, Collection<Throwable> failures) {
        Throwable first = failures.iterator().next();
        WorkerFailedException thrown = new WorkerFailedException(worker + " failed: " + first, first);
        failures.stream().skip(1).forEach(thrown::addSuppressed);
        return thrown;
    }

    private boolean isQuiet() {
        long finished = 0;
        for (WorkerLedger worker : workers) {
            finished += worker.finished();
        }
        long submitted = 0;
        for (WorkerLedger worker : workers) {
            submitted += worker.submitted();
        }
        return finished == submitted;
    }
}
