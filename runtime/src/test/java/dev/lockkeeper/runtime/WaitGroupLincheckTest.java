package dev.lockkeeper.runtime;

import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The operations of a wait group that do not wait are linearizable: what they return is what a plain counter returns in some order. */
@Timeout(300)
@SuppressWarnings({"exports", "missing-explicit-ctor"}) // public for Lincheck only: a test is no API
@Param(name = "delta", gen = IntGen.class, conf = "-2:2")
public class WaitGroupLincheckTest {
    private final WaitGroup group = new WaitGroup();

    @Operation
    public String add(@Param(name = "delta") int delta) {
        try {
            group.add(delta);
            return "added";
        } catch (IllegalStateException negative) {
            return "negative";
        }
    }

    @Operation
    public boolean isZero() throws InterruptedException {
        return group.await(Duration.ZERO);
    }

    @Test
    void W1_W2_countIsLinearizableInModelChecking() {
        new ModelCheckingOptions()
                .iterations(3)
                .invocationsPerIteration(150)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .sequentialSpecification(Counter.class)
                .check(WaitGroupLincheckTest.class);
    }

    @Test
    void W1_W2_countIsLinearizableUnderStress() {
        new StressOptions()
                .iterations(6)
                .invocationsPerIteration(300)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .sequentialSpecification(Counter.class)
                .check(WaitGroupLincheckTest.class);
    }

    /** The specification: a counter for one thread. */
    @SuppressWarnings("missing-explicit-ctor")
    public static class Counter {
        private int count;

        public String add(int delta) {
            if (count + delta < 0) {
                return "negative";
            }
            count += delta;
            return "added";
        }

        public boolean isZero() {
            return count == 0;
        }
    }
}
