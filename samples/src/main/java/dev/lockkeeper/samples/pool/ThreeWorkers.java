package dev.lockkeeper.samples.pool;

import dev.lockkeeper.Await;
import dev.lockkeeper.Worker;
import java.util.List;

/**
 * Three workers double five numbers.
 *
 * <p>Go's trap is a job channel that nobody closes, so that its workers wait for ever; here the end of the block ends the workers.
 */
public abstract class ThreeWorkers {
    @Worker(pool = 3)
    int twice(int number) {
        return 2 * number;
    }

    @Await
    abstract List<Integer> twiceAll(List<Integer> numbers);

    public static void main(String[] arguments) {
        try (var workers = new ConcurrentThreeWorkers()) {
            System.out.println("doubled: " + workers.twiceAll(List.of(1, 2, 3, 4, 5)));
        }
    }
}
