package dev.lockkeeper.samples.channel;

import dev.lockkeeper.Worker;
import dev.lockkeeper.runtime.Channel;
import java.util.List;

/**
 * Fan-out of one channel over three workers, and fan-in of what they make of it.
 *
 * <p>Go's trap is the merged channel, which must be closed after all workers and before nobody reads; here the pipe does it, and keeps
 * the order too.
 */
public class FanOutFanIn {
    @Worker(pool = 3)
    int square(int number) {
        return number * number;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Channel<Integer> numbers = Channel.buffered(5);
        numbers.sendAll(List.of(1, 2, 3, 4, 5));
        numbers.close();
        try (var workers = new ConcurrentFanOutFanIn()) {
            System.out.println(
                    "squares: " + workers.pipeSquare(numbers).stream().toList());
        }
    }
}
