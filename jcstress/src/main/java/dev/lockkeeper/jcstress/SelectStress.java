package dev.lockkeeper.jcstress;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Select;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** That a select takes exactly one of its clauses, whoever comes to claim it. */
public final class SelectStress {
    private SelectStress() {}

    @JCStressTest
    @Outcome(
            id = {"0, 1", "2, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "The two meet at one channel.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class S6_twoSelectsMeetAtOneOfTwoChannels {
        private final Channel<Integer> one = Channel.unbuffered();
        private final Channel<Integer> two = Channel.unbuffered();

        @Actor
        public void first(II_Result result) {
            result.r1 = Uninterrupted.call(
                    () -> Select.<Integer>select(one.onSend(1, () -> 0), two.onReceive(value -> value)));
        }

        @Actor
        public void second(II_Result result) {
            result.r2 = Uninterrupted.call(
                    () -> Select.<Integer>select(one.onReceive(value -> value), two.onSend(2, () -> 0)));
        }
    }

    @JCStressTest
    @Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "The first channel's value; the other's is left.")
    @Outcome(id = "2, 1, 0", expect = Expect.ACCEPTABLE, desc = "The second channel's value; the other's is left.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class S6_loserKeepsItsValue {
        private final Channel<Integer> one = Channel.buffered(1);
        private final Channel<Integer> two = Channel.buffered(1);

        @Actor
        public void sender() {
            one.offer(1);
            two.offer(2);
        }

        @Actor
        public void select(III_Result result) {
            result.r1 = Uninterrupted.call(
                    () -> Select.<Integer>select(one.onReceive(value -> value), two.onReceive(value -> value)));
        }

        @Arbiter
        public void rest(III_Result result) {
            result.r2 = orZero(one.poll());
            result.r3 = orZero(two.poll());
        }

        private static int orZero(Integer value) {
            return value == null ? 0 : value;
        }
    }

    @JCStressTest
    @Outcome(
            id = "1, 1",
            expect = Expect.ACCEPTABLE,
            desc = "The select wakes up and sees what the closing thread did before.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class S7_closeWakesASelect {
        private final Channel<Integer> one = Channel.unbuffered();
        private final Channel<Integer> two = Channel.unbuffered();
        private int byCloser;

        @Actor
        public void closer() {
            byCloser = 1;
            two.close();
        }

        @Actor
        public void select(II_Result result) {
            result.r1 = Uninterrupted.call(
                    () -> Select.<Integer>select(one.onReceive(value -> value), two.onClosed(() -> 1)));
            result.r2 = byCloser;
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "One of the two was ready at every moment.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "orElse spoke of two moments.")
    @State
    public static class S2_orElseSpeaksOfOneMoment {
        private final Channel<Integer> one = Channel.buffered(1);
        private final Channel<Integer> two = Channel.buffered(1);

        public S2_orElseSpeaksOfOneMoment() {
            one.offer(1);
        }

        @Actor
        public void mover() {
            two.offer(1);
            one.poll();
        }

        @Actor
        public void select(I_Result result) {
            result.r1 = Uninterrupted.call(() -> Select.<Integer>select(
                    one.onReceive(value -> value), two.onReceive(value -> value), Select.orElse(() -> 0)));
        }
    }
}
