package dev.lockkeeper.benchmarks;

import dev.lockkeeper.Await;
import dev.lockkeeper.Worker;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;

/** Workers as a user declares them, with the smallest of jobs. */
public abstract class Numbers {
    /** The job of all pools in the comparison. */
    static Integer work(Integer number) {
        return number + 1;
    }

    @Worker(pool = 3, queue = PoolBenchmark.JOBS)
    protected Integer next(Integer number) {
        return work(number);
    }

    public abstract Future<Integer> submitNext(Integer number);

    @Await("next")
    public abstract List<Integer> nextAll(Collection<Integer> numbers);
}
