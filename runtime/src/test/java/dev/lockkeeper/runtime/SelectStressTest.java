package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Selects against selects on several channels, so that they race for each other's claims; then the books are balanced. */
@Timeout(60)
class SelectStressTest {
    private static final int PEERS = 6;
    private static final int CHANNELS = 3;

    static Stream<Arguments> kindsAndCapacities() {
        return ThreadKind.available().flatMap(kind -> Stream.of(0, 1, 4).map(capacity -> Arguments.of(kind, capacity)));
    }

    /** Every peer sends and receives on all channels in one select, without a time-out: only a lost wake-up lets them hang. */
    @ParameterizedTest
    @MethodSource("kindsAndCapacities")
    void S6_peersThatSelectBothWaysLoseDuplicateAndReorderNothing(ThreadKind kind, int capacity) throws Exception {
        List<Channel<Long>> channels = channels(capacity);
        Channel<Integer> stop = Channel.unbuffered();
        AtomicInteger exchanges = new AtomicInteger();
        List<Forked<Ledger>> peers = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            int owner = i;
            peers.add(Forked.fork(kind, () -> exchange(channels, stop, new Ledger(owner), exchanges)));
        }
        int wanted = 20_000;
        Forked.awaitCondition(() -> {
            peers.get(ThreadLocalRandom.current().nextInt(PEERS)).interrupt();
            return exchanges.get() >= wanted;
        });
        stop.close();
        List<Ledger> ledgers = new ArrayList<>();
        for (Forked<Ledger> peer : peers) {
            ledgers.add(peer.result());
        }
        Ledger leftOver = new Ledger(PEERS);
        channels.forEach(channel -> {
            for (Long value = channel.poll(); value != null; value = channel.poll()) {
                leftOver.noteReceived(value);
            }
            assertThat(channel.offer(0L)).as("nobody waits at " + channel).isEqualTo(capacity > 0);
        });
        ledgers.add(leftOver);
        Ledger.assertNothingLostOrDuplicated(ledgers);
    }

    private static Ledger exchange(
            List<Channel<Long>> channels, Channel<Integer> stop, Ledger ledger, AtomicInteger exchanges) {
        while (true) {
            List<Clause<Boolean>> clauses = new ArrayList<>();
            clauses.add(stop.onClosed(() -> false));
            for (Channel<Long> channel : channels) {
                clauses.add(channel.onReceive(value -> {
                    ledger.noteReceived(value);
                    return true;
                }));
                clauses.add(channel.onSend(ledger.nextValue(), () -> {
                    ledger.noteSent();
                    return true;
                }));
            }
            try {
                if (!Select.<Boolean>select(clauses)) {
                    return ledger;
                }
                exchanges.incrementAndGet();
            } catch (InterruptedException e) {
                // Then nothing was sent or received.
            }
        }
    }

    /** Receivers select over all channels, senders send to a random one, and some selects may not wait. */
    @ParameterizedTest
    @MethodSource("kindsAndCapacities")
    void S9_manySendersToSelectingReceiversLoseAndDuplicateNothing(ThreadKind kind, int capacity) throws Exception {
        int valuesPerSender = 4_000;
        List<Channel<Long>> channels = channels(capacity);
        List<Forked<Ledger>> senders = new ArrayList<>();
        List<Forked<Ledger>> receivers = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            int owner = i;
            senders.add(Forked.fork(kind, () -> sendToAny(channels, new Ledger(owner), valuesPerSender)));
        }
        for (int i = 0; i < CHANNELS; i++) {
            int owner = PEERS + i;
            receivers.add(Forked.fork(kind, () -> receiveFromAny(channels, new Ledger(owner))));
        }
        List<Ledger> ledgers = new ArrayList<>();
        for (Forked<Ledger> sender : senders) {
            ledgers.add(sender.result());
        }
        channels.forEach(Channel::close);
        for (Forked<Ledger> receiver : receivers) {
            ledgers.add(receiver.result());
        }
        Ledger.assertNothingLostOrDuplicated(ledgers);
        assertThat(ledgers.stream().mapToInt(Ledger::receivedCount).sum()).isEqualTo(PEERS * valuesPerSender);
    }

    private static Ledger sendToAny(List<Channel<Long>> channels, Ledger ledger, int count)
            throws InterruptedException {
        for (int i = 0; i < count; i++) {
            channels.get(ThreadLocalRandom.current().nextInt(CHANNELS)).send(ledger.nextValue());
            ledger.noteSent();
        }
        return ledger;
    }

    private static Ledger receiveFromAny(List<Channel<Long>> channels, Ledger ledger) throws InterruptedException {
        List<Channel<Long>> open = new ArrayList<>(channels);
        while (!open.isEmpty()) {
            List<Clause<Channel<Long>>> clauses = new ArrayList<>();
            for (Channel<Long> channel : open) {
                clauses.add(channel.onReceive(value -> {
                    ledger.noteReceived(value);
                    return null;
                }));
                clauses.add(channel.onClosed(() -> channel));
            }
            if (ThreadLocalRandom.current().nextInt(8) == 0) {
                clauses.add(Select.orElse(() -> null));
            } else if (ThreadLocalRandom.current().nextInt(8) == 0) {
                clauses.add(Select.after(Duration.ofNanos(20_000), () -> null));
            }
            open.remove(Select.<Channel<Long>>select(clauses));
        }
        return ledger;
    }

    private static List<Channel<Long>> channels(int capacity) {
        return Stream.generate(() -> Channel.<Long>buffered(capacity))
                .limit(CHANNELS)
                .toList();
    }
}
