package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SelectTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofDays(1);

    private final Channel<Integer> first = Channel.buffered(1);
    private final Channel<Integer> second = Channel.buffered(1);
    private final Channel<Integer> meeting = Channel.unbuffered();

    @ParameterizedTest
    @ValueSource(strings = {"110001000", "111111111", "000000011", "100010000"})
    void S1_readyClausesAreChosenUniformly(String isReady) throws Exception {
        int draws = 30_000;
        int[] chosen = new int[isReady.length()];
        List<Clause<Integer>> clauses = new ArrayList<>();
        List<Channel<Integer>> ready = new ArrayList<>();
        for (int i = 0; i < isReady.length(); i++) {
            Channel<Integer> channel = Channel.buffered(1);
            clauses.add(channel.onReceive(value -> value));
            if (isReady.charAt(i) == '1') {
                channel.send(i);
                ready.add(channel);
            }
        }
        List<Channel<Integer>> byIndex = new ArrayList<>();
        for (int i = 0, next = 0; i < isReady.length(); i++) {
            byIndex.add(isReady.charAt(i) == '1' ? ready.get(next++) : meeting);
        }
        for (int i = 0; i < draws; i++) {
            int index = Select.select(clauses);
            chosen[index]++;
            byIndex.get(index).send(index);
        }
        double expected = (double) draws / ready.size();
        double sixDeviations = 6 * Math.sqrt(expected * (1 - 1.0 / ready.size()));
        for (int i = 0; i < chosen.length; i++) {
            double wanted = isReady.charAt(i) == '1' ? expected : 0;
            assertThat((double) chosen[i]).as("clause " + i).isBetween(wanted - sixDeviations, wanted + sixDeviations);
        }
    }

    @Test
    void S1_sendsAreChosenUniformlyTooWhenThereIsRoomForEach() throws Exception {
        int[] chosen = new int[2];
        for (int i = 0; i < 20_000; i++) {
            chosen[Select.select(first.onSend(1, () -> 0), second.onSend(1, () -> 1))]++;
            first.poll();
            second.poll();
        }
        assertThat(chosen[0]).isBetween(9_500, 10_500);
    }

    @Test
    void S1_sendsAreChosenUniformlyTooWhenSomebodyWaitsForEach() throws Exception {
        List<Channel<Integer>> channels = List.of(Channel.unbuffered(), Channel.unbuffered());
        AtomicInteger received = new AtomicInteger();
        List<Forked<Void>> receivers = channels.stream()
                .map(channel -> Forked.run(() -> channel.forEach(value -> received.incrementAndGet())))
                .toList();
        int[] chosen = new int[2];
        for (int i = 0; i < 4_000; i++) {
            yieldUntil(received, i);
            receivers.forEach(Forked::awaitParked);
            chosen[
                    Select.select(
                            channels.get(0).onSend(1, () -> 0), channels.get(1).onSend(1, () -> 1))]++;
        }
        channels.forEach(Channel::close);
        assertThat(chosen[0]).isBetween(1_800, 2_200);
    }

    @Test
    void S2_orElseFiresOnlyIfNothingIsReady() throws Exception {
        assertThat(Select.<Integer>select(first.onReceive(v -> v), Select.orElse(() -> -1)))
                .isEqualTo(-1);
        first.send(7);
        assertThat(Select.<Integer>select(first.onReceive(v -> v), Select.orElse(() -> -1)))
                .isEqualTo(7);
        assertThat(Select.<Integer>select(Select.orElse(() -> -1))).isEqualTo(-1);
        assertThat(Select.<Integer>select(Select.orElse(() -> -1), Select.after(LONG, () -> 1)))
                .isEqualTo(-1);
    }

    /** At every moment one of the two channels has a value: an {@code orElse} that fires has looked at them at two moments. */
    @Test
    void S2_orElseSpeaksOfOneMoment() throws Exception {
        int rounds = 100_000;
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        Forked<Integer> looker = Forked.fork(() -> {
            int missed = 0;
            for (int round = 1; round <= rounds; round++) {
                yieldUntil(begun, round);
                missed += Select.select(first.onReceive(v -> 0), second.onReceive(v -> 0), Select.orElse(() -> 1));
                ended.set(round);
            }
            return missed;
        });
        for (int round = 1; round <= rounds; round++) {
            first.poll();
            first.send(1);
            begun.set(round);
            for (int flips = 1; ended.get() < round; flips++) {
                second.offer(1);
                first.poll();
                first.offer(1);
                second.poll();
                if (flips % 32 == 0) {
                    Thread.yield(); // the looker gets a lock now and then
                }
            }
        }
        assertThat(looker.result()).isZero();
    }

    private static void yieldUntil(AtomicInteger counter, int value) {
        while (counter.get() < value) {
            Thread.yield();
        }
    }

    @Test
    void S2_orElseSpeaksOfOneMomentWhenAChannelIsClosed() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            Channel<Integer> full = Channel.buffered(1);
            Channel<Integer> closing = Channel.unbuffered();
            full.send(1);
            CyclicBarrier start = new CyclicBarrier(2);
            Forked<Boolean> looker = Forked.fork(() -> {
                start.await();
                return Select.select(
                        full.onReceive(v -> true), closing.onClosed(() -> true), Select.orElse(() -> false));
            });
            start.await();
            closing.close();
            full.poll();
            assertThat(looker.result()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void S3_withoutAnyClauseItWaitsUntilInterrupted(ThreadKind kind) throws Exception {
        List<Clause<Integer>> none = List.of();
        Channel<Integer> noChannel = null;
        Forked<Integer> empty = Forked.fork(kind, () -> Select.select(none)).awaitParked();
        Forked<Integer> onlyNull = Forked.fork(
                        kind,
                        () -> Select.select(Select.onReceive(noChannel, v -> v), Select.onSend(noChannel, 1, () -> 2)))
                .awaitParked();
        empty.interrupt();
        onlyNull.interrupt();
        assertThat(empty.failure()).isInstanceOf(InterruptedException.class);
        assertThat(onlyNull.failure()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void C1_S3_nullChannelsAreNeverReady() throws Exception {
        Channel<Integer> noChannel = null;
        first.send(5);
        for (int i = 0; i < 100; i++) {
            int value = Select.select(
                    Select.onReceive(noChannel, v -> -1),
                    Select.onSend(noChannel, 1, () -> -1),
                    Select.onReceive(first, v -> v));
            assertThat(value).isEqualTo(5);
            assertThat(Select.<Integer>select(Select.onSend(first, 5, () -> 0))).isZero();
        }
        assertThat(Select.<Integer>select(Select.onReceive(noChannel, v -> v), Select.orElse(() -> -1)))
                .isEqualTo(-1);
    }

    @Test
    void S4_selectNeverPairsWithItself() throws Exception {
        Clause<Integer> receive = meeting.onReceive(v -> v);
        Clause<Integer> send = meeting.onSend(1, () -> -1);
        assertThat(Select.<Integer>select(receive, send, receive, send, Select.orElse(() -> -2)))
                .isEqualTo(-2);
        assertThat(Select.<Integer>select(receive, send, receive, send, Select.after(SHORT, () -> -3)))
                .isEqualTo(-3);

        Forked<Integer> select =
                Forked.fork(() -> Select.select(receive, send, receive, send)).awaitParked();
        meeting.send(9);
        assertThat(select.result()).isEqualTo(9);
        Forked<Integer> again =
                Forked.fork(() -> Select.select(receive, send, receive, send)).awaitParked();
        assertThat(meeting.receive()).isEqualTo(1);
        assertThat(again.result()).isEqualTo(-1);
        assertNobodyWaitsAt(meeting);
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void S4_twoSelectsThatSendAndReceiveOnTheSameChannelPairWithEachOther(ThreadKind kind) throws Exception {
        for (int i = 0; i < 2_000; i++) {
            Channel<Integer> channel = Channel.unbuffered();
            Forked<Integer> one =
                    Forked.fork(kind, () -> Select.select(channel.onReceive(v -> v), channel.onSend(1, () -> 0)));
            Forked<Integer> two =
                    Forked.fork(kind, () -> Select.select(channel.onReceive(v -> v), channel.onSend(2, () -> 0)));
            int fromOne = one.result();
            int fromTwo = two.result();
            assertThat(List.of(fromOne, fromTwo)).isIn(List.of(2, 0), List.of(0, 1));
            assertNobodyWaitsAt(channel);
        }
    }

    @Test
    void S4_selfSelectOnABufferedChannelSendsThenReceives() throws Exception {
        Clause<Integer> receive = first.onReceive(v -> v);
        Clause<Integer> send = first.onSend(4, () -> -1);
        for (int i = 0; i < 100; i++) {
            assertThat(Select.<Integer>select(receive, send)).isEqualTo(-1);
            assertThat(Select.<Integer>select(receive, send)).isEqualTo(4);
        }
    }

    @Test
    void S5_valueToSendIsTakenWhenTheClauseIsMade() throws Exception {
        int value = 1;
        Clause<Integer> send = first.onSend(value, () -> 0);
        value = 2;
        Select.select(send);
        assertThat(first.receive()).isEqualTo(1).isNotEqualTo(value);
    }

    @Test
    void S5_clauseCanBeUsedAgain() throws Exception {
        Clause<Integer> receive = first.onReceive(v -> v);
        for (int i = 0; i < 10; i++) {
            first.send(i);
            assertThat(Select.<Integer>select(receive)).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void S6_clausesThatLostLeaveNoTrace(ThreadKind kind) throws Exception {
        Channel<Integer> full = Channel.buffered(1);
        full.send(0);
        Forked<Integer> select = Forked.fork(
                        kind,
                        () -> Select.select(
                                meeting.onReceive(v -> v),
                                first.onReceive(v -> v),
                                full.onSend(1, () -> -1),
                                second.onClosed(() -> -2)))
                .awaitParked();
        first.send(3);
        assertThat(select.result()).isEqualTo(3);

        assertNobodyWaitsAt(meeting);
        assertNobodyWaitsAt(first);
        assertNobodyWaitsAt(second);
        assertThat(Queues.lengthAt(full)).isZero();
        assertThat(full.poll()).isZero();
        assertThat(full.poll()).as("the value of the clause that lost").isNull();
    }

    @Test
    void S6_manySelectsDoNotLetAnUnusedChannelGrow() throws Exception {
        Channel<Integer> unused = Channel.unbuffered();
        for (int i = 0; i < 1_000; i++) {
            assertThat(Select.<Integer>select(unused.onReceive(v -> v), Select.after(Duration.ofNanos(1), () -> -1)))
                    .isEqualTo(-1);
        }
        assertNobodyWaitsAt(unused);
    }

    @Test
    void S6_channelKeepsNoReferenceToClausesThatLost() throws Exception {
        List<WeakReference<Object>> used = new ArrayList<>();
        for (SelectEnd end : SelectEnd.values()) {
            used.add(loseAt(meeting, end));
        }
        used.forEach(Forked::awaitCollected);
        assertNobodyWaitsAt(meeting);
    }

    private enum SelectEnd {
        SERVED_ELSEWHERE,
        TIMED_OUT,
        INTERRUPTED
    }

    /** Waits with a clause about the channel, which then is not chosen; returns something that only the clause refers to. */
    private WeakReference<Object> loseAt(Channel<Integer> channel, SelectEnd end) throws Exception {
        Object used = new Object();
        Clause<Integer> loser = channel.onReceive(v -> used.hashCode());
        Duration patience = end == SelectEnd.TIMED_OUT ? SHORT : LONG;
        Forked<Integer> select =
                Forked.fork(() -> Select.select(loser, first.onReceive(v -> v), Select.after(patience, () -> -1)));
        switch (end) {
            case SERVED_ELSEWHERE -> {
                select.awaitParked();
                first.send(1);
                assertThat(select.result()).isEqualTo(1);
            }
            case TIMED_OUT -> assertThat(select.result()).isEqualTo(-1);
            case INTERRUPTED -> {
                select.awaitParked().interrupt();
                assertThat(select.failure()).isInstanceOf(InterruptedException.class);
            }
        }
        return new WeakReference<>(used);
    }

    @Test
    void S6_interruptedSelectLeavesNoTrace() throws Exception {
        Forked<Integer> select = Forked.fork(() ->
                        Select.select(first.onReceive(v -> v), meeting.onReceive(v -> v), second.onReceive(v -> v)))
                .awaitParked();
        select.interrupt();
        assertThat(select.failure()).isInstanceOf(InterruptedException.class);
        assertNobodyWaitsAt(meeting);
        assertThat(first.offer(1)).isTrue();
        assertThat(first.size()).as("buffered, not handed to the select").isEqualTo(1);
    }

    @Test
    void S6_exceptionOfTheFunctionReachesTheCallerAfterTheOperation() throws Exception {
        first.send(1);
        RuntimeException broken = new RuntimeException("cannot use it");
        Clause<Integer> failing = first.onReceive(v -> {
            throw broken;
        });
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> Select.select(failing, second.onReceive(v -> v)))
                .isSameAs(broken);
        assertThat(first.size()).as("the value was received").isZero();

        Forked<Integer> parked = Forked.fork(() -> Select.select(failing, meeting.onReceive(v -> v)))
                .awaitParked();
        first.send(2);
        assertThat(parked.failure()).isSameAs(broken);
        assertNobodyWaitsAt(meeting);
    }

    @Test
    void S7_receiveClauseOfAClosedChannelThrowsAndNamesTheChannel() throws Exception {
        Exception failure = new Exception("the line is dead");
        first.close(failure);
        assertThatExceptionOfType(ChannelClosedException.class)
                .isThrownBy(() -> Select.select(first.onReceive(v -> v), meeting.onReceive(v -> v)))
                .withMessageContaining(first.toString())
                .withCause(failure);
        assertNobodyWaitsAt(meeting);
    }

    @Test
    void S7_onClosedFiresWhenTheChannelIsClosedAndDrained() throws Exception {
        first.send(1);
        first.close();
        List<Clause<String>> clauses = List.of(first.onReceive(v -> "value " + v), first.onClosed(() -> "closed"));
        assertThat(Select.<String>select(clauses)).isEqualTo("value 1");
        for (int i = 0; i < 100; i++) {
            assertThat(Select.<String>select(clauses)).isEqualTo("closed");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void S7_closeWakesTheWaitingClausesOfItsChannel(ThreadKind kind) throws Exception {
        Forked<String> careful = Forked.fork(
                        kind,
                        () -> Select.select(
                                meeting.onReceive(v -> "value"),
                                meeting.onClosed(() -> "closed"),
                                first.onReceive(v -> "")))
                .awaitParked();
        Forked<String> careless = Forked.fork(
                        kind, () -> Select.select(meeting.onReceive(v -> "value"), first.onReceive(v -> "")))
                .awaitParked();
        meeting.close();
        assertThat(careful.result()).isEqualTo("closed");
        assertThat(careless.failure()).isInstanceOf(ChannelClosedException.class);

        Channel<Integer> full = Channel.buffered(1);
        full.send(1);
        Forked<String> sender = Forked.fork(kind, () -> Select.select(full.onSend(2, () -> "sent")))
                .awaitParked();
        full.close();
        assertThat(sender.failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(full).containsExactly(1);
    }

    @Test
    void S7_lastValueOfAClosedChannelWakesThoseWhoWaitForItsEnd() throws Exception {
        first.send(1);
        Forked<String> watcher =
                Forked.fork(() -> Select.select(first.onClosed(() -> "closed"))).awaitParked();
        first.close();
        watcher.awaitParked();
        assertThat(first.receive()).isEqualTo(1);
        assertThat(watcher.result()).isEqualTo("closed");
    }

    @Test
    void S7_sendClauseOfAClosedChannelThrows() {
        first.close();
        assertThatExceptionOfType(ChannelClosedException.class)
                .isThrownBy(() -> Select.select(first.onSend(1, () -> 0), Select.orElse(() -> 1)))
                .withMessageContaining(first.toString());
    }

    @Test
    void S8_timeOutFiresWhenNothingElseDid() throws Exception {
        long start = System.nanoTime();
        assertThat(Select.<String>select(first.onReceive(v -> "value"), Select.after(SHORT, () -> "time is up")))
                .isEqualTo("time is up");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void S8_whatIsReadyGoesBeforeATimeOutOfZero() throws Exception {
        first.send(1);
        Clause<Integer> receive = first.onReceive(v -> v);
        assertThat(Select.<Integer>select(Select.after(Duration.ZERO, () -> -1), receive))
                .isEqualTo(1);
        assertThat(Select.<Integer>select(Select.after(Duration.ZERO, () -> -1), receive))
                .isEqualTo(-1);
        assertThat(Select.<Integer>select(Select.after(Duration.ofDays(-1), () -> -1), receive))
                .isEqualTo(-1);
    }

    @Test
    void S8_shortestTimeOutCountsAndItsFunctionMayThrow() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Select.select(
                        Select.after(LONG, () -> 1),
                        Select.after(SHORT, () -> {
                            throw new IllegalStateException("too slow");
                        }),
                        Select.after(LONG, () -> 2)))
                .withMessage("too slow");
    }

    @Test
    void S8_selectThatIsServedDoesNotWaitForItsTimeOut() throws Exception {
        Forked<Integer> select = Forked.fork(
                        () -> Select.select(meeting.onReceive(v -> v), Select.after(LONG, () -> -1)))
                .awaitParked();
        meeting.send(6);
        assertThat(select.result()).isEqualTo(6);
    }

    @Test
    void S8_timeOutOfASelectIsCollectedWithIt() throws Exception {
        Object used = new Object();
        WeakReference<Object> reference = new WeakReference<>(used);
        first.send(1);
        Select.select(first.onReceive(v -> v), after(used));
        used = null;
        Forked.awaitCollected(reference);
        assertThat(first.size()).isZero();
    }

    private static Clause<Integer> after(Object used) {
        return Select.after(LONG, used::hashCode);
    }

    @Test
    void S9_selectsAndPlainOperationsAreServedFirstComeFirstServed() throws Exception {
        List<Forked<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            boolean isSelect = i % 2 == 0;
            waiting.add(Forked.fork(() -> isSelect
                            ? Select.select(first.onReceive(v -> -v), meeting.onReceive(v -> v))
                            : meeting.receive())
                    .awaitParked());
        }
        for (int i = 0; i < 6; i++) {
            meeting.send(i);
        }
        assertThat(waiting.stream().map(SelectTest::resultOf)).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void S9_selectThatSendsIsServedFirstComeFirstServed() throws Exception {
        List<Forked<Integer>> waiting = IntStream.range(0, 4)
                .mapToObj(i -> Forked.fork(() -> Select.select(meeting.onSend(i, () -> i), second.onReceive(v -> -1)))
                        .awaitParked())
                .toList();
        for (int i = 0; i < 4; i++) {
            assertThat(meeting.receive()).isEqualTo(i);
        }
        assertThat(waiting.stream().map(SelectTest::resultOf)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void interruptedThreadTakesNoPartUnlessItNeedNotWait() throws Exception {
        first.send(1);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> Select.select(first.onReceive(v -> v)));
        Thread.currentThread().interrupt();
        assertThat(Select.<Integer>select(first.onReceive(v -> v), Select.orElse(() -> -1)))
                .isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void lambdasAndFunctionsOfAllKindsFitAReceiveClause() throws Exception {
        List<Object> seen = new ArrayList<>();
        Function<Object, String> function = String::valueOf;
        Consumer<Object> consumer = seen::add;
        List<Clause<?>> clauses = List.of(
                first.onReceive(v -> v + 1),
                first.onReceive(v -> seen.add(v)),
                first.onReceive(seen::add),
                first.onReceive(v -> {
                    seen.add(v);
                }),
                first.onReceive(function),
                first.onReceive(consumer),
                Select.onReceive(first, function),
                Select.onReceive(first, consumer),
                Select.onReceive(first, v -> {
                    seen.add(v);
                }));
        List<Object> results = new ArrayList<>();
        for (Clause<?> clause : clauses) {
            first.send(1);
            results.add(Select.<Object>select(clause));
        }
        assertThat(results).containsExactly(2, true, true, null, "1", null, "1", null, null);
        assertThat(seen).containsExactly(1, 1, 1, 1, 1, 1);
    }

    @Test
    void actionsWithoutResultGiveNull() throws Exception {
        List<String> done = new ArrayList<>();
        Object sent = Select.select(first.onSend(1, () -> {
            done.add("sent");
        }));
        first.poll();
        first.close();
        Object closed = Select.select(first.onClosed(() -> {
            done.add("closed");
        }));
        Object late = Select.select(Select.after(SHORT, () -> {
            done.add("late");
        }));
        Object nothing = Select.select(Select.orElse(() -> {
            done.add("nothing");
        }));
        assertThat(new Object[] {sent, closed, late, nothing}).containsOnlyNulls();
        assertThat(done).containsExactly("sent", "closed", "late", "nothing");
    }

    @Test
    void impossibleClausesAreRefusedWithAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Select.select(Select.orElse(() -> 1), Select.orElse(() -> 2)))
                .withMessage("a select can have one orElse clause only: remove the others");
        Clause<Integer> none = null;
        assertThatNullPointerException()
                .isThrownBy(() -> Select.select(first.onReceive(v -> v), none))
                .withMessageContaining("a clause is null");
        Runnable nothing = null;
        Consumer<Integer> nobody = null;
        assertThatNullPointerException().isThrownBy(() -> first.onSend(1, nothing));
        assertThatNullPointerException().isThrownBy(() -> first.onReceive(nobody));
        assertThatNullPointerException().isThrownBy(() -> first.onClosed(nothing));
        assertThatNullPointerException().isThrownBy(() -> Select.after(SHORT, nothing));
        assertThatNullPointerException().isThrownBy(() -> Select.orElse(nothing));
        assertThatNullPointerException().isThrownBy(() -> Context.background().onDone(nothing));
    }

    private static <T> T resultOf(Forked<T> forked) {
        try {
            return forked.result();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertNobodyWaitsAt(Channel<Integer> channel) {
        assertThat(Queues.lengthAt(channel)).as("a trace is left").isZero();
        assertThat(channel.size()).isZero();
        if (channel.capacity() == 0) {
            assertThat(channel.offer(0)).as("a receiver waits").isFalse();
        }
        assertThat(channel.poll()).as("a sender waits").isNull();
    }
}
