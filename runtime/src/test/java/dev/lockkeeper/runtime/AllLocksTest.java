package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AllLocksTest {
    private final Channel<Integer> sound = Channel.buffered(1);
    private final Channel<Integer> broken = new BufferedChannel<>(new ChannelCore<>(1) {
        @Override
        void lock() {
            throw new StackOverflowError("on purpose");
        }
    });

    @Test
    void aLockThatCannotBeTakenLeavesNoOtherHeld() throws Exception {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() ->
                        Select.select(sound.onReceive(v -> v), broken.onReceive(v -> v), Select.orElse(() -> -1)));
        assertThat(Forked.fork(() -> sound.offer(1)).result()).isTrue();
    }
}
