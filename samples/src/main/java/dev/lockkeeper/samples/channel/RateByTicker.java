package dev.lockkeeper.samples.channel;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Ticker;
import java.time.Duration;
import java.util.List;

/**
 * Five requests, ten per second, one for each tick.
 *
 * <p>Go's trap is a ticker that nobody stops and that ticks on; here it ends with its block, however the block ends.
 */
public final class RateByTicker {
    public static void main(String[] arguments) throws InterruptedException {
        Channel<Integer> requests = Channel.buffered(5);
        requests.sendAll(List.of(1, 2, 3, 4, 5));
        try (Ticker ticker = Ticker.every(Duration.ofMillis(100))) {
            ticker.ticks().stream().limit(5).forEach(tick -> System.out.println("request " + requests.poll()));
        }
    }
}
