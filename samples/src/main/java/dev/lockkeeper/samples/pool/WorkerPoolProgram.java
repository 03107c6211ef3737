package dev.lockkeeper.samples.pool;

import dev.lockkeeper.runtime.Task;
import java.util.List;
import java.util.stream.IntStream;

/** Three workers double five numbers. */
public final class WorkerPoolProgram {
    private WorkerPoolProgram() {}

    public static void main(String[] arguments) {
        try (ConcurrentDoubler doubler = new ConcurrentDoubler()) {
            System.out.println(doubleAll(doubler, 5));
            System.out.println(doubler.report());
        }
    }

    static List<Integer> doubleAll(ConcurrentDoubler doubler, int count) {
        List<Task<Integer>> tasks =
                IntStream.rangeClosed(1, count).mapToObj(doubler::submitTwice).toList();
        return tasks.stream().map(Task::join).toList();
    }
}
