package dev.lockkeeper.samples.waitgroup;

import dev.lockkeeper.runtime.WaitGroup;
import java.util.stream.IntStream;

/**
 * Five tasks, and a wait for all of them.
 *
 * <p>Go's trap is an {@code Add} inside the goroutine, which may come after the {@code Wait}; here {@code go} counts the task before
 * it starts it.
 */
public final class FiveTasks {
    public static void main(String[] arguments) throws InterruptedException {
        WaitGroup group = new WaitGroup();
        IntStream.rangeClosed(1, 5).forEach(id -> group.go(() -> System.out.println("task " + id)));
        group.await();
        System.out.println("all done");
    }
}
