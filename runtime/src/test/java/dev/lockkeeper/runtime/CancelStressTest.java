package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads on one channel, each under a context that is cancelled at random moments; then the books are balanced. */
@Timeout(60)
class CancelStressTest {
    private static final int SENDERS = 3;
    private static final int THREADS = 2 * SENDERS;
    private static final int VALUES = 3_000;

    /** Under which each thread works now. */
    private final AtomicReferenceArray<CancellableContext> contexts = new AtomicReferenceArray<>(THREADS);

    private final CancellableContext root = Context.background().withCancel();

    static Stream<Arguments> kindsAndCapacities() {
        return ThreadKind.available().flatMap(kind -> Stream.of(0, 1, 4).map(capacity -> Arguments.of(kind, capacity)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndCapacities")
    void C10_nothingIsLostDuplicatedOrReorderedUnderCancels(ThreadKind kind, int capacity) throws Exception {
        Channel<Long> channel = Channel.buffered(capacity);
        List<Forked<Ledger>> senders = new ArrayList<>();
        List<Forked<Ledger>> receivers = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int owner = i;
            senders.add(Forked.fork(kind, () -> sendAll(channel, new Ledger(owner), owner)));
            receivers.add(Forked.fork(kind, () -> receiveAll(channel, new Ledger(SENDERS + owner), SENDERS + owner)));
        }
        Forked.awaitCondition(() -> {
            cancelOne();
            return senders.stream().allMatch(Forked::isDone);
        });
        channel.close();
        List<Ledger> ledgers = new ArrayList<>();
        for (Forked<Ledger> sender : senders) {
            ledgers.add(sender.result());
        }
        for (Forked<Ledger> receiver : receivers) {
            receiver.result().assertNothingReordered();
            ledgers.add(receiver.result());
        }
        Ledger.assertNothingLostOrDuplicated(ledgers);
        assertThat(ledgers.stream().mapToInt(Ledger::receivedCount).sum()).isEqualTo(SENDERS * VALUES);
        assertThat(root.listeners().size()).as("what is left at the root").isEqualTo(0);
    }

    private void cancelOne() {
        CancellableContext context = contexts.get(ThreadLocalRandom.current().nextInt(THREADS));
        if (context != null) {
            context.cancel();
        }
    }

    private Context renew(int thread) {
        CancellableContext context = root.withCancel();
        contexts.set(thread, context);
        return context;
    }

    private Ledger sendAll(Channel<Long> channel, Ledger ledger, int thread) throws InterruptedException {
        Context context = renew(thread);
        while (ledger.sentCount() < VALUES) {
            try {
                channel.send(context, ledger.nextValue());
                ledger.noteSent();
            } catch (CancelledException notSent) {
                context = renew(thread); // and the value is sent again
            }
        }
        contexts.get(thread).cancel();
        return ledger;
    }

    private Ledger receiveAll(Channel<Long> channel, Ledger ledger, int thread) throws InterruptedException {
        Context context = renew(thread);
        while (true) {
            try {
                ledger.noteReceived(channel.receive(context));
            } catch (CancelledException nothingReceived) {
                context = renew(thread);
            } catch (ChannelClosedException end) {
                contexts.get(thread).cancel();
                return ledger;
            }
        }
    }
}
