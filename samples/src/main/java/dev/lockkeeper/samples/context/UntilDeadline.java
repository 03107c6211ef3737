package dev.lockkeeper.samples.context;

import dev.lockkeeper.runtime.CancelledException;
import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Context;
import java.time.Duration;
import java.util.List;

/**
 * Items are processed until a deadline; then the work is cancelled in its midst.
 *
 * <p>Go's trap is a step that does not look at its {@code ctx}, and goes on long past the deadline; here the end of a context interrupts
 * what runs under it, whether it looks or not.
 */
public final class UntilDeadline {
    public static void main(String[] arguments) throws InterruptedException {
        Channel<String> items = Channel.buffered(3);
        items.sendAll(List.of("first", "second", "third"));
        try (var deadline = Context.background().withTimeout(Duration.ofMillis(200))) {
            while (true) {
                System.out.println(items.receive(deadline) + " item done");
            }
        } catch (CancelledException e) {
            System.out.println("cancelled: " + e.getCause());
        }
    }
}
