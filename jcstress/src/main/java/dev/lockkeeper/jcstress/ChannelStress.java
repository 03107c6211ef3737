package dev.lockkeeper.jcstress;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.ChannelClosedException;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What senders and receivers see of each other, and that each of them wakes up: a lost wake-up is a time-out of the test. */
public final class ChannelStress {
    private ChannelStress() {}

    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Each side sees what the other did before.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C2_unbufferedSendAndReceiveMeet {
        private final Channel<Integer> channel = Channel.unbuffered();
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
    @Outcome(id = "0, [01]", expect = Expect.ACCEPTABLE, desc = "Nothing was sent yet.")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Who receives sees what the sender did before.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C3_bufferedSendHappensBeforeItsReceive {
        private final Channel<Integer> channel = Channel.buffered(1);
        private int bySender;

        @Actor
        public void sender() {
            bySender = 1;
            channel.offer(7);
        }

        @Actor
        public void receiver(II_Result result) {
            result.r1 = channel.poll() == null ? 0 : 1;
            result.r2 = bySender;
        }
    }

    @JCStressTest
    @Outcome(
            id = "1, 7",
            expect = Expect.ACCEPTABLE,
            desc = "The send that waits for room sees what the receiver did before.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C3_receiveHappensBeforeTheSendThatItMakesRoomFor {
        private final Channel<Integer> channel = Channel.buffered(1);
        private int byReceiver;

        public C3_receiveHappensBeforeTheSendThatItMakesRoomFor() {
            channel.offer(7);
        }

        @Actor
        public void sender(II_Result result) {
            Uninterrupted.run(() -> channel.send(8));
            result.r1 = byReceiver;
        }

        @Actor
        public void receiver(II_Result result) {
            byReceiver = 1;
            result.r2 = Uninterrupted.call(channel::receive);
        }
    }

    @JCStressTest
    @Outcome(
            id = "-1, 1",
            expect = Expect.ACCEPTABLE,
            desc = "The receiver wakes up and sees what the closing thread did before.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C7_closeWakesTheReceiver {
        private final Channel<Integer> channel = Channel.unbuffered();
        private int byCloser;

        @Actor
        public void closer() {
            byCloser = 1;
            channel.close();
        }

        @Actor
        public void receiver(II_Result result) {
            result.r1 = Uninterrupted.call(channel::receiveOrNull) == null ? -1 : 0;
            result.r2 = byCloser;
        }
    }

    @JCStressTest
    @Outcome(
            id = "-1, 1",
            expect = Expect.ACCEPTABLE,
            desc = "The sender wakes up and sees what the closing thread did before.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C7_closeWakesTheSender {
        private final Channel<Integer> channel = Channel.unbuffered();
        private int byCloser;

        @Actor
        public void closer() {
            byCloser = 1;
            channel.close();
        }

        @Actor
        public void sender(II_Result result) {
            try {
                Uninterrupted.run(() -> channel.send(7));
            } catch (ChannelClosedException closed) {
                result.r1 = -1;
            }
            result.r2 = byCloser;
        }
    }

    @JCStressTest
    @Outcome(id = "1, 7", expect = Expect.ACCEPTABLE, desc = "Sent before the close, and so received.")
    @Outcome(id = "-1, 0", expect = Expect.ACCEPTABLE, desc = "Closed first: nothing was sent.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C6_whatWasSentBeforeTheCloseIsReceived {
        private final Channel<Integer> channel = Channel.buffered(1);

        @Actor
        public void sender(II_Result result) {
            try {
                Uninterrupted.run(() -> channel.send(7));
                result.r1 = 1;
            } catch (ChannelClosedException closed) {
                result.r1 = -1;
            }
        }

        @Actor
        public void closer() {
            channel.close();
        }

        @Arbiter
        public void receiver(II_Result result) {
            Integer received = Uninterrupted.call(channel::receiveOrNull);
            result.r2 = received == null ? 0 : received;
        }
    }

    @JCStressTest
    @Outcome(
            id = {"1, -1", "-1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "One closed it, the other was told so.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C7_oneCloseSucceeds {
        private final Channel<Integer> channel = Channel.unbuffered();

        @Actor
        public void first(II_Result result) {
            result.r1 = close();
        }

        @Actor
        public void second(II_Result result) {
            result.r2 = close();
        }

        private int close() {
            try {
                channel.close();
                return 1;
            } catch (ChannelClosedException closed) {
                return -1;
            }
        }
    }

    @JCStressTest
    @Outcome(
            id = {"7, 8", "8, 7"},
            expect = Expect.ACCEPTABLE,
            desc = "Each value is received once.")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class C4_eachValueIsReceivedOnce {
        private final Channel<Integer> channel = Channel.buffered(2);

        public C4_eachValueIsReceivedOnce() {
            channel.offer(7);
            channel.offer(8);
        }

        @Actor
        public void first(II_Result result) {
            result.r1 = Uninterrupted.call(channel::receive);
        }

        @Actor
        public void second(II_Result result) {
            result.r2 = Uninterrupted.call(channel::receive);
        }
    }

    @JCStressTest
    @Outcome(id = "1, 7", expect = Expect.ACCEPTABLE, desc = "They met.")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "The time was up, and nothing was sent.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A value was lost or made up.")
    @State
    public static class C10_timeOutTookPartOrNot {
        private final Channel<Integer> channel = Channel.unbuffered();

        @Actor
        public void sender(II_Result result) {
            result.r1 = channel.offer(7) ? 1 : 0;
        }

        @Actor
        public void receiver(II_Result result) {
            Integer received = Uninterrupted.call(() -> channel.poll(Duration.ofNanos(1_000)));
            result.r2 = received == null ? 0 : received;
        }
    }
}
