package dev.lockkeeper.samples.channel;

import dev.lockkeeper.runtime.Ticker;
import java.time.Duration;

/**
 * Five requests, ten per second, one for each tick.
 *
 * <p>Go's trap is {@code time.Tick}, which nobody can stop; here the ticker ends with its block.
 */
public final class RateByTicker {
    public static void main(String[] arguments) throws InterruptedException {
        try (Ticker ticker = Ticker.every(Duration.ofMillis(100))) {
            for (int request = 1; request <= 5; request++) {
                ticker.ticks().receive();
                System.out.println("request " + request);
            }
        }
    }
}
