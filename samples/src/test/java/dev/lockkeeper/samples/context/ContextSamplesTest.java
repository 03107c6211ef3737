package dev.lockkeeper.samples.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runtime.CancelledException;
import dev.lockkeeper.runtime.Context;
import dev.lockkeeper.runtime.TaskGroup;
import dev.lockkeeper.samples.ProgramOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ContextSamplesTest {
    @Test
    void itemsAreProcessedUntilTheDeadline() throws Exception {
        List<String> lines = ProgramOutput.of(UntilDeadline::main);

        assertThat(lines).last().asString().startsWith("cancelled: java.util.concurrent.TimeoutException");
        assertThat(List.of("first item done", "second item done", "third item done"))
                .startsWith(lines.subList(0, lines.size() - 1).toArray(String[]::new));
    }

    @Test
    void theFirstErrorEndsTheFetch() throws Exception {
        assertThat(ProgramOutput.of(FetchAll::main))
                .containsExactly("fetched [/a, /b]", "failed: /missing answered 404");
    }

    @Test
    void aRequestThatHangsIsCancelled() throws Exception {
        var fetcher = new ConcurrentFetchAll();
        try (var server = new LoopbackServer()) {
            var addresses = List.of(server.address("/hang"), server.address("/missing"));
            try (fetcher) { // its end would wait for ever for a request that hangs
                assertThatThrownBy(() -> fetcher.fetchAll(addresses)).isInstanceOf(IOException.class);
            }

            assertThat(fetcher.fetchStats().failed()).isEqualTo(1);
            assertThat(fetcher.fetchStats().cancelled()).isEqualTo(1);
        }
    }

    @Test
    void aStepThatDoesNotLookAtItsContextIsInterruptedAtTheDeadline() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean isInterrupted = new AtomicBoolean();
        try (var deadline = Context.background().withTimeout(Duration.ofMillis(50));
                TaskGroup<Boolean> steps = TaskGroup.open(deadline)) {
            steps.fork(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    isInterrupted.set(true);
                    throw e;
                }
                return true;
            });

            assertThatThrownBy(steps::join).isInstanceOf(CancelledException.class);
        }

        assertThat(isInterrupted).isTrue();
    }

    @Test
    void aContextEndsWithItsBlock() {
        Context ended;
        try (var deadline = Context.background().withTimeout(Duration.ofDays(1))) {
            ended = deadline;
            assertThat(ended.isCancelled()).isFalse();
        }

        assertThat(ended.isCancelled()).isTrue();
    }
}
