package dev.lockkeeper.samples.channel;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.TaskGroup;

/**
 * A hand-over: the sender goes on when the receiver has the value.
 *
 * <p>Go's traps are a second close and a send on a closed channel, whose panics end the program; here they throw an exception
 * which says what was done wrong, and only that task fails.
 */
public final class HandOver {
    public static void main(String[] arguments) throws InterruptedException {
        Channel<String> channel = Channel.unbuffered();
        try (TaskGroup<Boolean> group = TaskGroup.open()) {
            group.fork(() -> {
                channel.send("ping");
                return true;
            });
            System.out.println(channel.receive());
        }
    }
}
