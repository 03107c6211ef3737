package dev.lockkeeper.samples.counter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeCounterProgramTest {
    @Test
    void noIncrementIsLost() throws InterruptedException {
        ConcurrentSafeCounter counter = SafeCounterProgram.count(10_000);

        assertThat(counter.value()).isEqualTo(10_000);
        assertThat(counter.atomic()).isEqualTo(10_000);
    }
}
