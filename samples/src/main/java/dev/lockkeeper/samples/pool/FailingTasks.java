package dev.lockkeeper.samples.pool;

import dev.lockkeeper.Await;
import dev.lockkeeper.OnFailure;
import dev.lockkeeper.Worker;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Twenty tasks, of which some fail; the others go on, and their results arrive.
 *
 * <p>Go's trap is a panic in one worker, which ends the whole program; here an exception ends its task, and the worker goes on.
 */
public abstract class FailingTasks {
    @Worker(pool = 4)
    int half(int number) {
        if (number % 2 != 0) {
            throw new IllegalArgumentException(number + " is odd");
        }
        return number / 2;
    }

    @Await(onFailure = OnFailure.IGNORE)
    abstract List<Integer> halfAll(List<Integer> numbers);

    public static void main(String[] arguments) {
        try (var tasks = new ConcurrentFailingTasks()) {
            System.out.println(
                    "halves: " + tasks.halfAll(IntStream.range(0, 20).boxed().toList()));
            System.out.println(tasks.halfStats().completed() + " done, "
                    + tasks.halfStats().failed() + " failed");
        }
    }
}
