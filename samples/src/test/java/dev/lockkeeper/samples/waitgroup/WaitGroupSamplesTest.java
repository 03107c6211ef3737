package dev.lockkeeper.samples.waitgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockkeeper.runtime.TaskGroup;
import dev.lockkeeper.runtime.WaitGroup;
import dev.lockkeeper.runtime.WorkerFailedException;
import dev.lockkeeper.samples.ProgramOutput;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WaitGroupSamplesTest {
    @Test
    void fiveTasksAreDoneBeforeTheWaitEnds() throws Exception {
        assertThat(ProgramOutput.of(FiveTasks::main))
                .containsExactlyInAnyOrder("task 1", "task 2", "task 3", "task 4", "task 5", "all done")
                .endsWith("all done");
    }

    @Test
    void taskIsCountedBeforeItStarts() throws InterruptedException {
        WaitGroup group = new WaitGroup();
        CountDownLatch gate = new CountDownLatch(1);

        group.go(() -> awaitUninterrupted(gate));

        assertThat(group.await(Duration.ZERO)).isFalse();
        gate.countDown();
        group.await();
    }

    @Test
    void everyThirdWorkerIsReported() throws Exception {
        assertThat(ProgramOutput.of(FailingWorkers::main))
                .containsExactlyInAnyOrder(
                        "java.io.IOException: worker 3 failed",
                        "java.io.IOException: worker 6 failed",
                        "java.io.IOException: worker 9 failed");
    }

    @Test
    void failuresNeedNoRoom() {
        try (var workers = new ConcurrentFailingWorkers()) {
            var failure = catchThrowableOfType(
                    WorkerFailedException.class, () -> workers.workAll(Collections.nCopies(1_000, 3)));

            assertThat(failure.getSuppressed()).hasSize(999);
        }
    }

    @Test
    void teamsAndMembersComeInOrder() throws Exception {
        assertThat(ProgramOutput.of(NestedGroups::main))
                .containsExactly("[red 1, red 2, red 3]", "[green 1, green 2, green 3]", "[blue 1, blue 2, blue 3]");
    }

    @Test
    void nothingRunsOnBehindItsGroup() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean isEnded = new AtomicBoolean();
        try (TaskGroup<Object> group = TaskGroup.open()) {
            group.fork(() -> {
                try {
                    started.countDown();
                    new CountDownLatch(1).await();
                    return "never";
                } finally {
                    isEnded.set(true);
                }
            });
            started.await();
        }

        assertThat(isEnded).isTrue();
    }

    private static void awaitUninterrupted(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
