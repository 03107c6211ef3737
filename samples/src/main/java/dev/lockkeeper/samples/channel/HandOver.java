package dev.lockkeeper.samples.channel;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Task;
import dev.lockkeeper.runtime.TaskGroup;
import java.time.Duration;

/**
 * A hand-over: the sender goes on when the receiver has the value, or gives up when nobody takes it.
 *
 * <p>Go's traps are a second close and a send on a closed channel, whose panics end the program; here they throw an exception
 * which says what was done wrong, and only that task fails.
 */
public final class HandOver {
    public static void main(String[] arguments) throws InterruptedException {
        Channel<String> channel = Channel.unbuffered();
        try (TaskGroup<Boolean> group = TaskGroup.open()) {
            Task<Boolean> sender = group.fork(() -> channel.offer("ping", Duration.ofSeconds(10)));
            System.out.println("received " + channel.receive());
            System.out.println("handed over: " + sender.join());
        }
    }
}
