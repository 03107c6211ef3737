package dev.lockkeeper.benchmarks.generated;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jol.info.GraphLayout;

/** Prints the bytes that counters take, all that hangs on them included. */
public final class Footprint {
    private Footprint() {}

    /**
     * Prints the table.
     *
     * @param args none
     */
    public static void main(String[] args) {
        print("an object with a long, generated", new ConcurrentHits());
        print("an object with a long, by hand", new HandWritten.RawHits());
        print("an object with an AtomicLong", new WithAtomicLong());
        print("an AtomicLong alone", new AtomicLong());
    }

    private static void print(String what, Object object) {
        System.out.printf(
                "%-36s %3d bytes%n", what, GraphLayout.parseInstance(object).totalSize());
    }

    private static final class WithAtomicLong {
        @SuppressWarnings("unused") // measured
        private final AtomicLong total = new AtomicLong();
    }
}
