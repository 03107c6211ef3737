package dev.lockkeeper.runtime;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link Once} and {@link OnceValue} are linearizable: whoever returns has seen the body of the first. */
@Timeout(300)
@SuppressWarnings({"exports", "missing-explicit-ctor"}) // public for Lincheck only: a test is no API
@Param(name = "number", gen = IntGen.class, conf = "1:3")
public class OnceLincheckTest {
    private final Once once = new Once();
    private int first;
    private int computed;
    private final OnceValue<Integer> value = OnceValue.of(() -> ++computed);

    /** What the body that has run has left. */
    @Operation
    public int run(@Param(name = "number") int number) {
        once.run(() -> first = number);
        return first;
    }

    @Operation
    public boolean isDone() {
        return once.isDone();
    }

    @Operation
    public int get() {
        return value.get();
    }

    @Test
    void O1_O3_bodyRunsOnceForAllInModelChecking() {
        new ModelCheckingOptions()
                .iterations(5)
                .invocationsPerIteration(200)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(0)
                .actorsAfter(1)
                .sequentialSpecification(First.class)
                .check(OnceLincheckTest.class);
    }

    @Test
    void O1_O3_bodyRunsOnceForAllUnderStress() {
        new StressOptions()
                .iterations(10)
                .invocationsPerIteration(500)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(0)
                .actorsAfter(1)
                .sequentialSpecification(First.class)
                .check(OnceLincheckTest.class);
    }

    /** The specification: what one thread sees. */
    @SuppressWarnings("missing-explicit-ctor")
    public static class First {
        private int first;

        public int run(int number) {
            if (first == 0) {
                first = number;
            }
            return first;
        }

        public boolean isDone() {
            return first != 0;
        }

        public int get() {
            return 1;
        }
    }
}
