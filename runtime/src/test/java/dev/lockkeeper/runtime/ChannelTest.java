package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ChannelTest {
    private static final Duration SHORT = Duration.ofMillis(5);

    @Test
    void C2_unbufferedSendReturnsOnlyAfterAReceiverTookTheValue() throws Exception {
        Channel<String> channel = Channel.unbuffered();
        Forked<Void> sender = Forked.run(() -> channel.send("value")).awaitParked();

        assertThat(sender.isDone()).isFalse();
        assertThat(channel.receive()).isEqualTo("value");
        sender.result();
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void C2_sendAndReceiveMakeWhatCameBeforeThemVisibleToEachOther(ThreadKind kind) throws Exception {
        Channel<Integer> channel = Channel.unbuffered();
        int[] written = new int[2]; // deliberately not volatile
        for (int i = 1; i <= 5_000; i++) {
            int round = i;
            Forked<Integer> receiver = Forked.fork(kind, () -> {
                written[1] = round;
                int sent = channel.receive();
                return sent == round ? written[0] : -1;
            });
            written[0] = round;
            channel.send(round);
            assertThat(written[1]).isEqualTo(round);
            assertThat(receiver.result()).isEqualTo(round);
        }
    }

    @Test
    void C2_receiverThatWaitsIsServedByOffer() throws Exception {
        Channel<String> channel = Channel.unbuffered();
        assertThat(channel.offer("nobody waits")).isFalse();
        Forked<String> receiver = Forked.fork(channel::receive).awaitParked();

        assertThat(channel.offer("value")).isTrue();
        assertThat(receiver.result()).isEqualTo("value");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 17, 100})
    void C3_exactlyCapacitySendsSucceedWithoutAReceiver(int capacity) {
        Channel<Integer> channel = Channel.buffered(capacity);
        assertThat(channel.capacity()).isEqualTo(capacity);
        for (int i = 0; i < capacity; i++) {
            assertThat(channel.size()).isEqualTo(i);
            assertThat(channel.offer(i)).isTrue();
        }
        assertThat(channel.offer(capacity)).isFalse();
        assertThat(channel.size()).isEqualTo(capacity);
        assertThat(channel.poll()).isZero();
        assertThat(channel.offer(capacity)).isTrue();
    }

    @Test
    void C3_unlimitedTakesAnyNumberAndKeepsTheOrder() {
        Channel<Integer> channel = Channel.unlimited();
        for (int i = 0; i < 100_000; i++) {
            assertThat(channel.offer(i)).isTrue();
        }
        assertThat(channel.size()).isEqualTo(100_000);
        for (int i = 0; i < 100_000; i++) {
            assertThat(channel.poll()).isEqualTo(i);
        }
        assertThat(channel.poll()).isNull();
    }

    @Test
    void C3_receiveMakesRoomForTheSendThatWaits() throws Exception {
        Channel<Integer> channel = Channel.buffered(1);
        channel.send(1);
        Forked<Void> sender = Forked.run(() -> channel.send(2)).awaitParked();

        assertThat(channel.receive()).isEqualTo(1);
        sender.result();
        assertThat(channel.size()).isEqualTo(1);
        assertThat(channel.receive()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void C4_waitingSendersAreServedFirstComeFirstServed(int capacity) throws Exception {
        Channel<Integer> channel = Channel.buffered(capacity);
        List<Forked<Void>> senders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int value = i;
            Forked<Void> sender = Forked.run(() -> channel.send(value));
            senders.add(sender);
            if (i < capacity) {
                sender.result();
            } else {
                sender.awaitParked();
            }
        }
        for (int i = 0; i < 8; i++) {
            assertThat(channel.receive()).isEqualTo(i);
        }
        for (Forked<Void> sender : senders) {
            sender.result();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void C4_waitingReceiversAreServedFirstComeFirstServed(int capacity) throws Exception {
        Channel<Integer> channel = Channel.buffered(capacity);
        List<Forked<Integer>> receivers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            receivers.add(Forked.fork(channel::receive).awaitParked());
        }
        for (int i = 0; i < 8; i++) {
            channel.send(i);
            assertThat(channel.size()).as("handed over, not buffered").isZero();
        }
        for (int i = 0; i < 8; i++) {
            assertThat(receivers.get(i).result()).isEqualTo(i);
        }
    }

    @Test
    void C5_sendOnClosedThrowsAndNamesTheChannel() {
        Channel<Integer> channel = Channel.buffered(3);
        channel.close();

        assertThatExceptionOfType(ChannelClosedException.class)
                .isThrownBy(() -> channel.send(1))
                .withMessageContaining(channel.toString())
                .withNoCause();
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> channel.offer(1));
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> channel.offer(1, SHORT));
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> channel.sendAll(List.of(1)));
    }

    @Test
    void C6_whatWasSentBeforeCloseIsReceivedThenTheEndForEver() throws Exception {
        Channel<Integer> channel = Channel.buffered(3);
        channel.sendAll(List.of(1, 2));
        channel.close();

        assertThat(channel.isClosed()).isTrue();
        assertThat(channel.isDrained()).isFalse();
        assertThat(channel.receive()).isEqualTo(1);
        assertThat(channel.receiveOrNull()).isEqualTo(2);
        assertThat(channel.isDrained()).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(channel.receiveOrNull()).isNull();
            assertThat(channel.poll()).isNull();
            assertThat(channel.poll(Duration.ofDays(1))).isNull();
            assertThat(channel.drainTo(new ArrayList<>())).isZero();
            assertThatExceptionOfType(ChannelClosedException.class)
                    .isThrownBy(channel::receive)
                    .withMessageContaining(channel.toString());
        }
    }

    @Test
    void C6_failureThatClosedTheChannelReachesEveryWayToReceive() throws Exception {
        Channel<Integer> channel = Channel.buffered(3);
        Exception failure = new Exception("the disk is full");
        channel.send(1);
        channel.close(failure);

        assertThat(channel.receiveOrNull()).isEqualTo(1);
        List<Forked.Action> ways = List.of(
                channel::receive,
                channel::receiveOrNull,
                channel::poll,
                () -> channel.poll(SHORT),
                () -> channel.drainTo(new ArrayList<>()),
                () -> channel.iterator().hasNext(),
                () -> channel.stream().toList(),
                () -> channel.send(2));
        for (Forked.Action way : ways) {
            assertThatExceptionOfType(ChannelClosedException.class)
                    .isThrownBy(way::run)
                    .withCause(failure);
        }
    }

    @Test
    void C7_secondCloseThrows() {
        Channel<Integer> channel = Channel.unbuffered();
        channel.close();

        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(channel::close);
        assertThatExceptionOfType(ChannelClosedException.class)
                .isThrownBy(() -> channel.close(new Exception("too late")))
                .withNoCause();
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void C7_closeWakesAllWaitingReceivers(ThreadKind kind) throws Exception {
        Channel<Integer> channel = Channel.buffered(2);
        List<Forked<Integer>> receivers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            receivers.add(Forked.fork(kind, channel::receiveOrNull).awaitParked());
        }
        Forked<Integer> strict = Forked.fork(kind, channel::receive).awaitParked();
        channel.close();

        for (Forked<Integer> receiver : receivers) {
            assertThat(receiver.result()).isNull();
        }
        assertThat(strict.failure()).isInstanceOf(ChannelClosedException.class);
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void C7_closeWakesAllWaitingSendersWithAnException(ThreadKind kind) throws Exception {
        Channel<Integer> channel = Channel.buffered(1);
        channel.send(0);
        List<Forked<Void>> senders = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            int value = i;
            senders.add(Forked.run(kind, () -> channel.send(value)).awaitParked());
        }
        channel.close();

        for (Forked<Void> sender : senders) {
            assertThat(sender.failure()).isInstanceOf(ChannelClosedException.class);
        }
        assertThat(channel).as("what was sent, and nothing of those who failed").containsExactly(0);
    }

    @Test
    void C8_forEachEndsAtCloseAfterTheLastValue() throws Exception {
        Channel<Integer> channel = Channel.buffered(2);
        Forked<List<Integer>> receiver = Forked.fork(() -> {
            List<Integer> received = new ArrayList<>();
            for (int value : channel) {
                received.add(value);
            }
            return received;
        });
        for (int i = 0; i < 10; i++) {
            channel.send(i);
        }
        channel.close();
        assertThat(receiver.result()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void C8_interruptedForEachEndsAndTheThreadStaysInterrupted() throws Exception {
        Channel<Integer> channel = Channel.unbuffered();
        AtomicInteger interrupted = new AtomicInteger();
        Forked<Void> receiver = Forked.run(() -> {
                    try {
                        channel.iterator().hasNext();
                    } finally {
                        interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
                    }
                })
                .awaitParked();
        receiver.interrupt();

        assertThat(receiver.failure())
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining(channel.toString())
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(interrupted).hasValue(1);
    }

    @Test
    void C8_streamTakesNoMoreThanItNeeds() {
        Channel<Integer> channel = Channel.buffered(10);
        for (int i = 0; i < 5; i++) {
            channel.offer(i);
        }
        assertThat(channel.stream().limit(2)).containsExactly(0, 1);
        channel.close();
        assertThat(channel.stream().parallel().map(i -> i * 10)).containsExactly(20, 30, 40);
    }

    @Test
    void C9_pollAndOfferNeverWait() {
        Channel<Integer> channel = Channel.unbuffered();
        assertThat(channel.poll()).isNull();
        assertThat(channel.offer(1)).isFalse();
        Thread.currentThread().interrupt();
        assertThat(channel.poll())
                .as("an interrupt does not matter to what does not wait")
                .isNull();
        assertThat(channel.offer(1)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void C9_pollSeesWhatWasSentBeforeItBegan(ThreadKind kind) throws Exception {
        for (int i = 0; i < 2_000; i++) {
            Channel<Integer> channel = Channel.buffered(1);
            Channel<Integer> go = Channel.buffered(1);
            Forked<Integer> receiver = Forked.fork(kind, () -> {
                go.receive();
                return channel.poll();
            });
            channel.send(i);
            go.send(1);
            assertThat(receiver.result()).isEqualTo(i);
        }
    }

    @Test
    void C9_timedOperationsGiveUpAndLeaveNothingBehind() throws Exception {
        Channel<Integer> channel = Channel.unbuffered();
        assertThat(channel.poll(SHORT)).isNull();
        assertThat(channel.offer(1, SHORT)).isFalse();
        assertThat(channel.offer(1, Duration.ZERO)).isFalse();
        assertThat(channel.poll(Duration.ofSeconds(-1))).isNull();
        assertThat(Queues.lengthAt(channel)).isZero();

        assertThat(channel.offer(2)).as("a receiver that gave up takes nothing").isFalse();
        assertThat(channel.poll()).as("a sender that gave up gives nothing").isNull();
    }

    @Test
    void C9_timedOperationsEndAsSoonAsTheyAreServed() throws Exception {
        Channel<Integer> channel = Channel.unbuffered();
        Forked<Integer> receiver = Forked.fork(() -> channel.poll(Duration.ofSeconds(Long.MAX_VALUE)))
                .awaitParked();
        channel.send(1);
        assertThat(receiver.result()).isEqualTo(1);
        Forked<Boolean> sender =
                Forked.fork(() -> channel.offer(2, Duration.ofDays(1))).awaitParked();
        assertThat(channel.receive()).isEqualTo(2);
        assertThat(sender.result()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void C10_interruptedReceiverLeavesTheQueue(ThreadKind kind) throws Exception {
        Channel<Integer> channel = Channel.unbuffered();
        Forked<Integer> first = Forked.fork(kind, channel::receive).awaitParked();
        Forked<Integer> second = Forked.fork(kind, channel::receive).awaitParked();
        first.interrupt();
        assertThat(first.failure()).isInstanceOf(InterruptedException.class);
        assertThat(Queues.lengthAt(channel)).isEqualTo(1);

        assertThat(channel.offer(1)).isTrue();
        assertThat(second.result()).isEqualTo(1);
        assertThat(channel.offer(2)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void C10_interruptedSenderLeavesTheQueue(ThreadKind kind) throws Exception {
        Channel<Integer> channel = Channel.unbuffered();
        Forked<Void> first = Forked.run(kind, () -> channel.send(1)).awaitParked();
        Forked<Void> second = Forked.run(kind, () -> channel.send(2)).awaitParked();
        first.interrupt();
        assertThat(first.failure()).isInstanceOf(InterruptedException.class);
        assertThat(Queues.lengthAt(channel)).isEqualTo(1);

        assertThat(channel.poll()).isEqualTo(2);
        second.result();
        assertThat(channel.poll()).isNull();
    }

    @Test
    void C10_threadThatIsInterruptedAlreadyTakesNoPart() {
        Channel<Integer> channel = Channel.buffered(2); // so that none of them had to wait
        channel.offer(1);
        List<Forked.Action> operations = List.of(
                channel::receive,
                channel::receiveOrNull,
                () -> channel.poll(SHORT),
                () -> channel.send(2),
                () -> channel.sendAll(List.of(2)),
                () -> channel.offer(2, SHORT));
        for (Forked.Action operation : operations) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(operation::run);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
        assertThat(channel.poll()).isEqualTo(1);
        assertThat(channel.poll()).isNull();
    }

    @Test
    void C11_noReferenceIsKeptToAReceivedValue() throws Exception {
        Channel<Object> buffered = Channel.buffered(4);
        Channel<Object> unbuffered = Channel.unbuffered();
        List<WeakReference<Object>> received = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Object value = new Object();
            received.add(new WeakReference<>(value));
            buffered.send(value);
            buffered.receive();
            Forked<Void> receiver = Forked.run(unbuffered::receive).awaitParked();
            unbuffered.send(value);
            receiver.result();
        }
        received.forEach(Forked::awaitCollected);
        assertThat(buffered.size() + unbuffered.size()).isZero();
    }

    @Test
    void C11_noReferenceIsKeptToAValueThatWasNotSent() throws Exception {
        Channel<Object> channel = Channel.unbuffered();
        WeakReference<Object> unsent = new WeakReference<>(new Object());
        Object value = unsent.get();
        if (value != null) {
            assertThat(channel.offer(value, SHORT)).isFalse();
        }
        value = null;
        Forked.awaitCollected(unsent);
        assertThat(channel.poll()).isNull();
    }

    @Test
    void sendAllWaitsWhereItMustAndKeepsTheOrder() throws Exception {
        Channel<Integer> channel = Channel.buffered(2);
        List<Integer> values = java.util.stream.IntStream.range(0, 100).boxed().toList();
        Forked<Void> sender = Forked.run(() -> {
            channel.sendAll(values);
            channel.close();
        });
        assertThat(channel).containsExactlyElementsOf(values);
        sender.result();
    }

    @Test
    void sendAllServesAllWaitingReceivers() throws Exception {
        Channel<Integer> channel = Channel.unbuffered();
        Forked<Integer> first = Forked.fork(channel::receive).awaitParked();
        Forked<Integer> second = Forked.fork(channel::receive).awaitParked();
        channel.sendAll(List.of(1, 2));
        assertThat(first.result()).isEqualTo(1);
        assertThat(second.result()).isEqualTo(2);
    }

    @Test
    void sendAllWithANullAmongThemSendsNothing() {
        Channel<Integer> channel = Channel.buffered(5);
        List<Integer> values = java.util.Arrays.asList(1, null);
        assertThatNullPointerException().isThrownBy(() -> channel.sendAll(values));
        assertThat(channel.size()).isZero();
    }

    @Test
    void drainToTakesWhatIsThereAndFromWaitingSendersToo() throws Exception {
        Channel<Integer> channel = Channel.buffered(2);
        channel.sendAll(List.of(1, 2));
        Forked<Void> sender = Forked.run(() -> channel.send(3)).awaitParked();
        List<Integer> drained = new ArrayList<>();

        assertThat(channel.drainTo(drained, 1)).isEqualTo(1);
        sender.result();
        assertThat(channel.drainTo(drained, 0)).isZero();
        assertThat(channel.drainTo(drained)).isEqualTo(2);
        assertThat(drained).containsExactly(1, 2, 3);
        assertThat(channel.drainTo(drained)).isZero();
    }

    @Test
    void drainToNowhereTakesNothing() {
        Channel<Integer> channel = Channel.buffered(1);
        channel.offer(1);
        assertThatNullPointerException().isThrownBy(() -> channel.drainTo(null));
        assertThat(channel.poll()).isEqualTo(1);
    }

    @Test
    void nullIsRefusedWithAReason() {
        Channel<Integer> channel = Channel.buffered(1);
        Integer none = null;
        assertThatNullPointerException()
                .isThrownBy(() -> channel.send(none))
                .withMessage("null cannot be sent to " + channel + ": receivers read null as \"nothing there\"");
        assertThatNullPointerException().isThrownBy(() -> channel.offer(none));
        assertThatNullPointerException().isThrownBy(() -> channel.onSend(none, () -> 1));
        assertThatNullPointerException().isThrownBy(() -> channel.close(null));
        assertThat(channel.isClosed()).isFalse();
    }

    @Test
    void negativeCapacityIsRefusedWithAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Channel.buffered(-1))
                .withMessage("a channel cannot hold -1 values: give 0 or more");
    }

    @Test
    void channelsSayWhatTheyAre() {
        assertThat(Channel.unbuffered().toString()).matches("unbuffered channel \\d+");
        assertThat(Channel.buffered(7).toString()).matches("channel \\d+ buffered\\(7\\)");
        assertThat(Channel.unlimited().toString()).matches("unlimited channel \\d+");
    }
}
