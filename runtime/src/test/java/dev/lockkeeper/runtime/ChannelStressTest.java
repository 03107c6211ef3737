package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads on one channel, interrupted and closed at random moments; then the books are balanced. */
@Timeout(60)
class ChannelStressTest {
    private static final int SENDERS = 4;
    private static final int RECEIVERS = 4;
    private static final Duration MOMENT = Duration.ofNanos(20_000);

    static Stream<Arguments> kindsAndCapacities() {
        return ThreadKind.available()
                .flatMap(kind -> Stream.of(0, 1, 5, Integer.MAX_VALUE).map(capacity -> Arguments.of(kind, capacity)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndCapacities")
    void C10_nothingIsLostDuplicatedOrReorderedUnderInterrupts(ThreadKind kind, int capacity) throws Exception {
        int valuesPerSender = 5_000;
        Channel<Long> channel = Channel.buffered(capacity);
        List<Forked<Ledger>> senders = new ArrayList<>();
        List<Forked<Ledger>> receivers = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int owner = i;
            senders.add(Forked.fork(kind, () -> sendAtRandom(channel, new Ledger(owner), valuesPerSender)));
        }
        for (int i = 0; i < RECEIVERS; i++) {
            int owner = SENDERS + i;
            receivers.add(Forked.fork(kind, () -> receiveAtRandom(channel, new Ledger(owner))));
        }
        interruptUntilDone(senders, receivers);
        channel.close();
        List<Ledger> ledgers = balance(senders, receivers);
        assertThat(ledgers.stream().mapToInt(Ledger::sentCount).sum()).isEqualTo(SENDERS * valuesPerSender);
    }

    @ParameterizedTest
    @MethodSource("kindsAndCapacities")
    void C7_nothingIsLostDuplicatedOrReorderedWhenItIsClosedInTheMiddle(ThreadKind kind, int capacity)
            throws Exception {
        for (int round = 0; round < 40; round++) {
            Channel<Long> channel = Channel.buffered(capacity);
            List<Forked<Ledger>> senders = new ArrayList<>();
            List<Forked<Ledger>> receivers = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                int owner = i;
                senders.add(Forked.fork(kind, () -> sendAtRandom(channel, new Ledger(owner), 300)));
                receivers.add(Forked.fork(kind, () -> receiveAtRandom(channel, new Ledger(SENDERS + owner))));
            }
            Forked.awaitCondition(new CountDown(ThreadLocalRandom.current().nextInt(200))::isOver);
            channel.close();
            balance(senders, receivers);
        }
    }

    private static void interruptUntilDone(List<Forked<Ledger>> senders, List<Forked<Ledger>> receivers) {
        List<Forked<Ledger>> all = new ArrayList<>(senders);
        all.addAll(receivers);
        Forked.awaitCondition(() -> {
            all.get(ThreadLocalRandom.current().nextInt(all.size())).interrupt();
            return senders.stream().allMatch(Forked::isDone);
        });
    }

    private static List<Ledger> balance(List<Forked<Ledger>> senders, List<Forked<Ledger>> receivers) throws Exception {
        List<Ledger> ledgers = new ArrayList<>();
        for (Forked<Ledger> sender : senders) {
            ledgers.add(sender.result());
        }
        for (Forked<Ledger> receiver : receivers) {
            Ledger ledger = receiver.result();
            ledger.assertNothingReordered();
            ledgers.add(ledger);
        }
        Ledger.assertNothingLostOrDuplicated(ledgers);
        return ledgers;
    }

    private static Ledger sendAtRandom(Channel<Long> channel, Ledger ledger, int count) {
        while (ledger.sentCount() < count) {
            try {
                if (sendOneWay(channel, ledger.nextValue())) {
                    ledger.noteSent();
                }
            } catch (InterruptedException e) {
                // Then it was not sent, and is sent again.
            } catch (ChannelClosedException e) {
                return ledger;
            }
        }
        return ledger;
    }

    private static boolean sendOneWay(Channel<Long> channel, long value) throws InterruptedException {
        switch (ThreadLocalRandom.current().nextInt(4)) {
            case 0:
                return channel.offer(value);
            case 1:
                return channel.offer(value, MOMENT);
            case 2:
                return Select.select(channel.onSend(value, () -> true), Select.after(MOMENT, () -> false));
            default:
                channel.send(value);
                return true;
        }
    }

    private static Ledger receiveAtRandom(Channel<Long> channel, Ledger ledger) {
        while (!channel.isDrained()) {
            try {
                receiveOneWay(channel, ledger);
            } catch (InterruptedException e) {
                // Then nothing was received.
            }
        }
        return ledger;
    }

    private static void receiveOneWay(Channel<Long> channel, Ledger ledger) throws InterruptedException {
        switch (ThreadLocalRandom.current().nextInt(5)) {
            case 0 -> ledger.noteReceived(channel.poll());
            case 1 -> ledger.noteReceived(channel.poll(MOMENT));
            case 2 ->
                ledger.noteReceived(Select.<Long>select(
                        channel.onReceive(value -> value),
                        channel.onClosed(() -> null),
                        Select.after(MOMENT, () -> null)));
            case 3 -> {
                List<Long> drained = new ArrayList<>();
                channel.drainTo(drained, 3);
                drained.forEach(ledger::noteReceived);
            }
            default -> ledger.noteReceived(channel.receiveOrNull());
        }
    }

    /** Is over after so many questions: a moment that depends on nothing but the scheduler. */
    private static final class CountDown {
        private int left;

        CountDown(int left) {
            this.left = left;
        }

        boolean isOver() {
            return left-- <= 0;
        }
    }
}
