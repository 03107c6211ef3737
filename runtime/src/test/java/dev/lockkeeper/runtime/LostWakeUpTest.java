package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two threads that hand one token to and fro, so that one of them waits nearly always: a single wake-up that gets lost between the
 * claim of a waiter and its {@code unpark} leaves both waiting for ever. Seen once on virtual threads, with a claim that was published
 * by a release store only.
 */
@Timeout(60)
class LostWakeUpTest {
    private static final int ROUNDS = 100_000;

    private final Channel<Integer> there = Channel.buffered(1);
    private final Channel<Integer> back = Channel.buffered(1);

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void noWakeUpIsLostBetweenSendersAndReceivers(ThreadKind kind) throws Exception {
        Forked<Integer> other = Forked.fork(kind, () -> {
            int sum = 0;
            for (int i = 0; i < ROUNDS; i++) {
                sum += there.receive();
                back.send(i);
            }
            return sum;
        });
        Forked<Integer> one = Forked.fork(kind, () -> {
            int inOrder = 0;
            for (int i = 0; i < ROUNDS; i++) {
                there.send(1);
                inOrder += back.receive() == i ? 1 : 0;
            }
            return inOrder;
        });
        assertThat(other.result()).isEqualTo(ROUNDS);
        assertThat(one.result()).isEqualTo(ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("dev.lockkeeper.runtime.ThreadKind#available")
    void noWakeUpIsLostBetweenSelects(ThreadKind kind) throws Exception {
        Channel<Integer> never = Channel.unbuffered();
        Forked<Integer> other = Forked.fork(kind, () -> {
            int sum = 0;
            for (int i = 0; i < ROUNDS; i++) {
                sum += Select.<Integer>select(there.onReceive(v -> v), never.onReceive(v -> 0));
                back.send(1);
            }
            return sum;
        });
        Forked<Integer> one = Forked.fork(kind, () -> {
            int sum = 0;
            for (int i = 0; i < ROUNDS; i++) {
                there.send(1);
                sum += Select.<Integer>select(never.onReceive(v -> 0), back.onReceive(v -> v));
            }
            return sum;
        });
        assertThat(other.result()).isEqualTo(ROUNDS);
        assertThat(one.result()).isEqualTo(ROUNDS);
    }
}
