package dev.lockkeeper.samples.channel;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Select;
import java.time.Duration;

/**
 * A select over two channels, with a time-out and a third channel that ends the loop.
 *
 * <p>Go's trap is a closed channel in a select, which is always ready with a zero value, so that the loop spins; here such a select
 * throws and names the channel, unless it has an {@code onClosed} clause.
 */
public final class SelectLoop {
    static String next(Channel<Integer> numbers, Channel<String> words, Channel<Boolean> quit)
            throws InterruptedException {
        return Select.select(
                numbers.onReceive(number -> "number " + number),
                words.onReceive(word -> "word " + word),
                quit.onClosed(() -> "quit"),
                Select.after(Duration.ofMillis(50), () -> "time-out"));
    }

    public static void main(String[] arguments) throws InterruptedException {
        Channel<Integer> numbers = Channel.buffered(1);
        Channel<String> words = Channel.buffered(1);
        Channel<Boolean> quit = Channel.unbuffered();
        numbers.send(7);
        System.out.println(next(numbers, words, quit));
        words.send("hello");
        System.out.println(next(numbers, words, quit));
        System.out.println(next(numbers, words, quit));
        quit.close();
        System.out.println(next(numbers, words, quit));
    }
}
