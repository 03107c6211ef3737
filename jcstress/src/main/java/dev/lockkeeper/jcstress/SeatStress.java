package dev.lockkeeper.jcstress;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.Select;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Channels without a buffer at which somebody has waited before: from then on, who waits alone is found without the lock. A lost wake-up is
 * a time-out of the test.
 */
public final class SeatStress {
    private static final Duration MOMENT = Duration.ofNanos(2_000);

    private SeatStress() {}

    private static Channel<Integer> usedBefore() {
        Channel<Integer> channel = Channel.unbuffered();
        Uninterrupted.call(() -> channel.poll(Duration.ofNanos(1)) == null);
        return channel;
    }

    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Each side sees what the other did before.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C2_sendAndReceiveMeet {
        private final Channel<Integer> channel = usedBefore();
        private int bySender;
        private int byReceiver;

        @Actor
        public void sender(II_Result result) {
            bySender = 1;
            Uninterrupted.run(() -> channel.send(7));
            result.r1 = byReceiver;
        }

        @Actor
        public void receiver(II_Result result) {
            byReceiver = 1;
            Uninterrupted.call(channel::receive);
            result.r2 = bySender;
        }
    }

    @JCStressTest
    @Outcome(id = "1, 7", expect = Expect.ACCEPTABLE, desc = "They met.")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Time was up before they did.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C10_bothSidesAgreeWhetherTheyMetInTime {
        private final Channel<Integer> channel = usedBefore();

        @Actor
        public void sender(II_Result result) {
            result.r1 = Uninterrupted.call(() -> channel.offer(7, MOMENT)) ? 1 : 0;
        }

        @Actor
        public void receiver(II_Result result) {
            result.r2 = Uninterrupted.call(() -> {
                Integer value = channel.poll(MOMENT);
                return value == null ? 0 : value;
            });
        }
    }

    @JCStressTest
    @Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "The close reaches who waits, before or after it sits down.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C7_closeEndsTheWait {
        private final Channel<Integer> channel = usedBefore();

        @Actor
        public void closer() {
            channel.close();
        }

        @Actor
        public void receiver(I_Result result) {
            result.r1 = Uninterrupted.call(() -> {
                Integer value = channel.receiveOrNull();
                return value == null ? -1 : value;
            });
        }
    }

    @JCStressTest
    @Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "The select met the first sender.")
    @Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "It met the second.")
    @Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "Time was up before.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class S6_selectMeetsOneSenderAtMost {
        private final Channel<Integer> one = usedBefore();
        private final Channel<Integer> two = usedBefore();

        @Actor
        public void first(III_Result result) {
            result.r1 = Uninterrupted.call(() -> one.offer(1, MOMENT)) ? 1 : 0;
        }

        @Actor
        public void second(III_Result result) {
            result.r2 = Uninterrupted.call(() -> two.offer(2, MOMENT)) ? 1 : 0;
        }

        @Actor
        public void select(III_Result result) {
            result.r3 = Uninterrupted.call(() -> Select.<Integer>select(
                    one.onReceive(v -> v), two.onReceive(v -> v), Select.after(MOMENT, () -> 0)));
        }
    }

    @JCStressTest
    @Outcome(
            id = {"1, 1", "2, 2"},
            expect = Expect.ACCEPTABLE,
            desc = "They met at one of the channels.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class S6_selectsMeetAtOneChannel {
        private final Channel<Integer> one = usedBefore();
        private final Channel<Integer> two = usedBefore();

        @Actor
        public void sending(II_Result result) {
            result.r1 =
                    Uninterrupted.call(() -> Select.<Integer>select(one.onSend(1, () -> 1), two.onSend(2, () -> 2)));
        }

        @Actor
        public void receiving(II_Result result) {
            result.r2 = Uninterrupted.call(() -> Select.<Integer>select(two.onReceive(v -> v), one.onReceive(v -> v)));
        }
    }

    @JCStressTest
    @Outcome(
            id = {"0, 1", "2, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "The two meet at one channel.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class S4_selectsThatFaceEachOtherMeetAtOneChannel {
        private final Channel<Integer> one = usedBefore();
        private final Channel<Integer> two = usedBefore();

        @Actor
        public void first(II_Result result) {
            result.r1 = Uninterrupted.call(() -> Select.<Integer>select(one.onSend(1, () -> 0), two.onReceive(v -> v)));
        }

        @Actor
        public void second(II_Result result) {
            result.r2 = Uninterrupted.call(() -> Select.<Integer>select(two.onSend(2, () -> 0), one.onReceive(v -> v)));
        }
    }
}
