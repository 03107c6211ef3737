package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Channels without a buffer at which somebody has waited before, so that the next who waits alone does so on the {@link Seat}. */
@Timeout(60)
class SeatTest {
    private static final Duration SHORT = Duration.ofMillis(5);

    private final Channel<Integer> channel = opened();
    private final Channel<Integer> other = opened();

    /** The two ways to take part. */
    enum Side {
        SENDER,
        RECEIVER
    }

    private static Channel<Integer> opened() {
        BufferedChannel<Integer> channel = new BufferedChannel<>(0);
        try {
            assertThat(channel.poll(SHORT)).isNull();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts tests", e);
        }
        assertThat(channel.core().seat.isOpen(true)).isTrue();
        return channel;
    }

    private static boolean isSatUpon(Channel<Integer> channel) {
        return ((BufferedChannel<Integer>) channel).core().seat.findOccupant() != null;
    }

    private Forked<Integer> seated(Side side) {
        Forked<Integer> seated = side == Side.SENDER
                ? Forked.fork(() -> {
                    channel.send(1);
                    return 0;
                })
                : Forked.fork(channel::receive);
        seated.awaitParked();
        assertThat(isSatUpon(channel)).isTrue();
        return seated;
    }

    @Test
    void whoeverComesLaterServesTheOneOnTheSeat() throws Exception {
        Forked<Integer> receiver = seated(Side.RECEIVER);
        channel.send(7);
        assertThat(receiver.result()).isEqualTo(7);
        Forked<Integer> sender = seated(Side.SENDER);
        assertThat(channel.receive()).isEqualTo(1);
        assertThat(sender.result()).isZero();
        assertThat(isSatUpon(channel)).isFalse();
    }

    @Test
    void whoeverComesAfterTheOneOnTheSeatWaitsLonger() throws Exception {
        Forked<Integer> first = seated(Side.RECEIVER);
        Forked<Integer> second = Forked.fork(channel::receive).awaitParked();
        channel.send(1);
        channel.send(2);
        assertThat(first.result()).isEqualTo(1);
        assertThat(second.result()).isEqualTo(2);
    }

    @Test
    void anOfferAtOnceMeetsTheOneOnTheSeat() throws Exception {
        Forked<Integer> receiver = seated(Side.RECEIVER);
        assertThat(channel.offer(3)).isTrue();
        assertThat(receiver.result()).isEqualTo(3);
        assertThat(channel.offer(4)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void dumpsNameWhoSitsThere(Side side) throws Exception {
        Forked<Integer> seated = seated(side);
        String what = side == Side.SENDER ? "to send to " : "to receive from ";
        assertThat(Diagnostics.dump()).contains(what + channel);
        assertThat(side == Side.SENDER ? channel.receive() : channel.offer(0) ? 1 : 0)
                .isEqualTo(1);
        seated.result();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptFreesTheSeat(Side side) throws Exception {
        Forked<Integer> seated = seated(side);
        seated.interrupt();
        assertThat(seated.failure()).isInstanceOf(InterruptedException.class);
        assertThat(isSatUpon(channel)).isFalse();
        assertThat(channel.offer(1)).isFalse();
        assertThat(channel.poll()).isNull();
    }

    @Test
    void aTimeOutFreesTheSeat() throws Exception {
        assertThat(channel.poll(SHORT)).isNull();
        assertThat(isSatUpon(channel)).isFalse();
        assertThat(channel.offer(1, SHORT)).isFalse();
        assertThat(isSatUpon(channel)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aCloseEndsTheWaitOnTheSeat(Side side) throws Exception {
        Forked<Integer> seated = seated(side);
        channel.close();
        assertThat(seated.failure()).isInstanceOf(ChannelClosedException.class);
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> channel.send(1));
    }

    /** Somebody whose wait another has ended, and whom nobody has taken off the seat yet. */
    private Waiter left(Side side) {
        Parking gone = new Parking(Parking.FOREVER, side == Side.SENDER ? 1 : null);
        assertThat(((BufferedChannel<Integer>) channel).core().seat.sit(gone)).isTrue();
        assertThat(gone.withdraw()).isTrue();
        return gone;
    }

    @ParameterizedTest
    @EnumSource
    void whoseWaitIsOverCountsAsNobodyOnTheSeat(Side side) throws Exception {
        left(Side.SENDER);
        Forked<Integer> seated = seated(side);
        assertThat(side == Side.SENDER ? channel.receive() : channel.offer(1) ? 1 : 0)
                .isEqualTo(1);
        seated.result();
    }

    @ParameterizedTest
    @EnumSource
    void whoseWaitIsOverIsNotMovedToAQueue(Side side) {
        Waiter gone = left(side);
        assertThat(channel.poll()).isNull();
        assertThat(channel.offer(1)).isFalse();
        assertThat(gone.queue).isNull();
        assertThat(isSatUpon(channel)).isFalse();
    }

    @Test
    void aSelectThatWasServedElsewhereFreesTheSeat() throws Exception {
        Forked<Integer> select = Forked.fork(
                        () -> Select.<Integer>select(channel.onReceive(v -> v), other.onSend(1, () -> 0)))
                .awaitParked();
        assertThat(isSatUpon(channel)).isTrue();
        assertThat(isSatUpon(other)).isTrue();
        assertThat(other.receive()).isEqualTo(1);
        assertThat(select.result()).isZero();
        assertThat(channel.offer(1)).isFalse();
        assertThat(isSatUpon(channel)).isFalse();
    }

    @Test
    void aSelectServesWhoSitsThere() throws Exception {
        Forked<Integer> receiver = seated(Side.RECEIVER);
        assertThat(Select.<Integer>select(other.onReceive(v -> v), channel.onSend(5, () -> -1)))
                .isEqualTo(-1);
        assertThat(receiver.result()).isEqualTo(5);
        assertThat(isSatUpon(other)).isFalse();
    }

    @Test
    void aSelectDoesNotMeetItselfOnTheSeat() throws Exception {
        String what = Select.<String>select(
                channel.onSend(1, () -> "sent"),
                channel.onReceive(v -> "received"),
                Select.after(SHORT, () -> "nobody else"));
        assertThat(what).isEqualTo("nobody else");
        assertThat(channel.poll()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aSelectThatWaitsBothWaysIsServedEitherWay(Side side) throws Exception {
        for (int i = 0; i < 20; i++) { // in either order of its clauses
            Forked<Integer> select = Forked.fork(
                            () -> Select.<Integer>select(channel.onSend(1, () -> 0), channel.onReceive(v -> v)))
                    .awaitParked();
            assertThat(side == Side.SENDER ? channel.poll() : channel.offer(7) ? 1 : 0)
                    .isEqualTo(1);
            assertThat(select.result()).isEqualTo(side == Side.SENDER ? 0 : 7);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void valuesToAndFroAreNeitherLostNorReordered(ThreadKind kind) throws Exception {
        int rounds = 50_000;
        Forked<Void> echo = Forked.run(kind, () -> {
            for (int i = 0; i < rounds; i++) {
                other.send(channel.receive());
            }
        });
        Forked<Integer> inOrder = Forked.fork(kind, () -> {
            int count = 0;
            for (int i = 0; i < rounds; i++) {
                channel.send(i);
                count += other.receive() == i ? 1 : 0;
            }
            return count;
        });
        assertThat(inOrder.result()).isEqualTo(rounds);
        echo.result();
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void selectsOnBothSidesHandOverEveryValueOnce(ThreadKind kind) throws Exception {
        int rounds = 50_000;
        Forked<Long> receiving = Forked.fork(kind, () -> {
            long sum = 0;
            for (int i = 0; i < rounds; i++) {
                sum += Select.<Integer>select(channel.onReceive(v -> v), other.onReceive(v -> v));
            }
            return sum;
        });
        long sent = 0;
        for (int i = 0; i < rounds; i++) {
            int value = i;
            sent += Select.<Integer>select(other.onSend(value, () -> value), channel.onSend(value, () -> value));
        }
        assertThat(receiving.result()).isEqualTo(sent);
    }
}
