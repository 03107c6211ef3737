package dev.lockkeeper.samples.channel;

import dev.lockkeeper.Await;
import dev.lockkeeper.Worker;
import java.util.List;

/**
 * Five requests, ten per second, said in one annotation.
 *
 * <p>Go's trap is a limiter that one of the call sites forgets; here the limit belongs to the worker, and all its tasks pass it.
 */
public abstract class RateByAnnotation {
    @Worker(pool = 2, rate = "10/s")
    String request(int number) {
        return "request " + number;
    }

    @Await
    abstract List<String> requestAll(List<Integer> numbers);

    public static void main(String[] arguments) {
        try (var client = new ConcurrentRateByAnnotation()) {
            client.requestAll(List.of(1, 2, 3, 4, 5)).forEach(System.out::println);
        }
    }
}
