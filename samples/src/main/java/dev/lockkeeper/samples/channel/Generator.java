package dev.lockkeeper.samples.channel;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.ReceiveChannel;
import dev.lockkeeper.runtime.TaskGroup;

/**
 * A generator that owns its counter: no lock, since nobody else can see it.
 *
 * <p>Go's trap is a reader who stops early and leaves the generator blocked for ever; here the end of the group interrupts it.
 */
public final class Generator {
    static ReceiveChannel<Integer> count(TaskGroup<Integer> group) {
        Channel<Integer> numbers = Channel.unbuffered();
        group.fork(() -> {
            for (int counter = 1; ; counter++) {
                numbers.send(counter);
            }
        });
        return numbers;
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (TaskGroup<Integer> group = TaskGroup.open()) {
            ReceiveChannel<Integer> numbers = count(group);
            System.out.println("generated: " + numbers.receive() + ", " + numbers.receive() + ", " + numbers.receive());
        }
    }
}
