package dev.lockkeeper.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** What is seen through the optimistic reads of generated classes. */
public final class GeneratedStress {
    private GeneratedStress() {}

    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "In the order of the writes.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The later write was seen, the earlier one was not.")
    @State
    public static class R1_optimisticReadsKeepTheOrderOfWrites {
        private final ConcurrentPoint point = new ConcurrentPoint();

        @Actor
        public void writer() {
            point.setX(1);
            point.setY(1);
        }

        @Actor
        public void reader(JJ_Result result) {
            result.r1 = point.y();
            result.r2 = point.x();
        }
    }
}
