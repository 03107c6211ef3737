package dev.lockkeeper.samples.waitgroup;

import dev.lockkeeper.Await;
import dev.lockkeeper.OnFailure;
import dev.lockkeeper.Worker;
import dev.lockkeeper.runtime.WorkerFailedException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ten workers, of which every third fails; all errors are reported.
 *
 * <p>Go's trap is an error channel that is too small: it fills up, and the workers hang on it; here every failure belongs to its task,
 * and no failure needs room anywhere.
 */
public abstract class FailingWorkers {
    @Worker(pool = 10)
    int work(int id) throws IOException {
        if (id % 3 == 0) {
            throw new IOException("worker " + id + " failed");
        }
        return id;
    }

    @Await(onFailure = OnFailure.COLLECT)
    abstract List<Integer> workAll(List<Integer> ids);

    public static void main(String[] arguments) {
        try (var workers = new ConcurrentFailingWorkers()) {
            workers.workAll(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        } catch (WorkerFailedException e) {
            Stream.concat(Stream.of(e.getCause()), Stream.of(e.getSuppressed())).forEach(System.out::println);
        }
    }
}
