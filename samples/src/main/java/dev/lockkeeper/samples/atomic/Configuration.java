package dev.lockkeeper.samples.atomic;

import dev.lockkeeper.Atomic;
import dev.lockkeeper.runtime.WaitGroup;
import java.util.stream.IntStream;

/**
 * A configuration that is swapped as a whole while workers read it.
 *
 * <p>Go's trap is a cast that panics on what an {@code atomic.Value} holds, or a reader of two fields that sees one of each
 * version; here the field has its type, and a record is replaced as a whole.
 */
public class Configuration {
    record Settings(int version, String host) {}

    @Atomic
    volatile Settings settings = new Settings(1, "host-1");

    public static void main(String[] arguments) throws InterruptedException {
        var configuration = new ConcurrentConfiguration();
        WaitGroup group = new WaitGroup();
        IntStream.range(0, 5).forEach(worker -> group.go(() -> System.out.println(configuration.settings())));
        group.go(() -> configuration.setSettings(new Settings(2, "host-2")));
        group.await();
        System.out.println("now " + configuration.settings());
    }
}
