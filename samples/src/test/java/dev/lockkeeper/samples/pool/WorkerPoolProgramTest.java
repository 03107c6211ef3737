package dev.lockkeeper.samples.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerPoolProgramTest {
    @Test
    void resultsComeInTheOrderOfTheNumbers() {
        try (ConcurrentDoubler doubler = new ConcurrentDoubler()) {
            assertThat(WorkerPoolProgram.doubleAll(doubler, 5)).containsExactly(2, 4, 6, 8, 10);
        }
    }

    @Test
    void theReportWaitsForEveryTask() {
        try (ConcurrentDoubler doubler = new ConcurrentDoubler()) {
            for (int number = 0; number < 50; number++) {
                doubler.submitTwice(number);
            }

            assertThat(doubler.report()).isEqualTo("50 numbers doubled");
        }
    }
}
