package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockkeeper.Overflow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PipeTest {
    private static final int WORKERS = 3;

    private static PooledWorker<Integer> worker(WorkerSet workers) {
        return workers.worker(
                WorkerSpec.builder("Filter.twice").workers(WORKERS).build());
    }

    private static <T> ReceiveChannel<T> closed(List<T> values) throws InterruptedException {
        Channel<T> channel = Channel.unlimited();
        channel.sendAll(values);
        channel.close();
        return channel;
    }

    private static <T> Throwable failureBehind(List<T> values, ReceiveChannel<T> output) throws InterruptedException {
        for (T value : values) {
            assertThat(output.receive()).isEqualTo(value);
        }
        return catchThrowableOfType(ChannelClosedException.class, output::receiveOrNull)
                .getCause();
    }

    @Test
    void resultsComeInTheOrderOfTheInputWhicheverIsDoneFirst() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            CountDownLatch later = new CountDownLatch(2);
            ReceiveChannel<Integer> output = worker(workers).pipe(closed(List.of(1, 2, 3)), value -> {
                later.countDown();
                if (value == 1) {
                    later.await(); // until another one has begun, and maybe ended
                }
                return 2 * value;
            });
            assertThat(output).containsExactly(2, 4, 6);
        }
    }

    @Test
    void everyValueGoesThroughOnce() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            List<Integer> values = IntStream.range(0, 20_000).boxed().toList();
            PooledWorker<Integer> worker = worker(workers);
            assertThat(worker.pipe(closed(values), value -> value)).containsExactlyElementsOf(values);
            assertThat(worker.stats().submitted()).isEqualTo(values.size());
        }
    }

    @Test
    void anInputThatIsClosedClosesTheOutput() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            ReceiveChannel<Integer> output = worker(workers).pipe(closed(List.<Integer>of()), value -> value);
            assertThat(output.receiveOrNull()).isNull();
            assertThat(output.isDrained()).isTrue();
        }
    }

    @Test
    void aFailureClosesTheOutputBehindTheResultsBefore() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            IOException failure = new IOException("disk");
            ReceiveChannel<Integer> output = worker(workers).pipe(closed(List.of(1, 2, 3, 4)), value -> {
                if (value == 3) {
                    throw failure;
                }
                return value;
            });
            assertThat(failureBehind(List.of(1, 2), output)).isSameAs(failure);
        }
    }

    @Test
    void aFailureInterruptsTheWorkOnWhatCameLater() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Gate second = new Gate();
        try (WorkerSet workers = WorkerSet.open()) {
            ReceiveChannel<Integer> output = worker(workers).pipe(closed(List.of(1, 2)), value -> {
                if (value == 1) {
                    second.awaitArrival();
                    throw new IOException("disk");
                }
                try {
                    second.pass();
                } catch (InterruptedException heeded) {
                    interrupted.countDown();
                }
                return value;
            });
            assertThat(failureBehind(List.of(), output)).hasMessage("disk");
            interrupted.await();
        }
    }

    @Test
    void aFailureDoesNotLeaveSendersWaiting() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            Channel<Integer> input = Channel.unbuffered();
            ReceiveChannel<Integer> output = worker(workers).pipe(input, value -> {
                throw new IOException("disk");
            });
            for (int i = 0; i < 1_000; i++) {
                input.send(i);
            }
            input.close();
            assertThat(failureBehind(List.of(), output)).hasMessage("disk");
        }
    }

    @Test
    void theFailureOfTheInputComesBehindTheResults() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            IOException failure = new IOException("line");
            Channel<Integer> input = Channel.unlimited();
            input.send(1);
            input.close(failure);
            assertThat(failureBehind(List.of(1), worker(workers).pipe(input, value -> value)))
                    .isSameAs(failure);
        }
    }

    @Test
    void aNullResultIsAFailureThatNamesTheWorker() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            assertThat(failureBehind(List.of(), worker(workers).pipe(closed(List.of(1)), value -> null)))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("Filter.twice");
        }
    }

    @Test
    void aSlowReceiverHoldsUpTheSender() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            AtomicInteger ahead = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            List<Integer> values = IntStream.range(0, 2_000).boxed().toList();
            ReceiveChannel<Integer> output = worker(workers).pipe(closed(values), value -> {
                most.accumulateAndGet(ahead.incrementAndGet(), Math::max);
                return value;
            });
            List<Integer> received = new ArrayList<>();
            for (Integer value : output) {
                ahead.decrementAndGet();
                received.add(value);
            }
            assertThat(received).isEqualTo(values);
            // the window, one task that waits to enter it, one whose result is sent, one that is received but not
            // counted yet
            assertThat(most).hasValueLessThanOrEqualTo(2 * WORKERS + 3);
        }
    }

    @Test
    void aPipeWaitsForRoomWhereSingleTasksAreRejected() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Integer> worker = workers.worker(WorkerSpec.builder("Filter.twice")
                    .workers(1)
                    .queue(1)
                    .overflow(Overflow.REJECT)
                    .build());
            List<Integer> values = IntStream.range(0, 500).boxed().toList();
            assertThat(worker.pipe(closed(values), value -> value)).containsExactlyElementsOf(values);
            assertThat(worker.stats().rejected()).isZero();
        }
    }

    @Test
    void aPipeWithoutInputOrWorkIsRefused() {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Integer> worker = worker(workers);
            assertThatThrownBy(() -> worker.pipe(null, (Integer value) -> value))
                    .hasMessage("input");
            assertThatThrownBy(() -> worker.pipe(Channel.<Integer>unbuffered(), (WorkFunction<Integer, Integer>) null))
                    .hasMessage("work");
            assertThatThrownBy(
                            () -> worker.pipe(Channel.<Integer>unbuffered(), (ContextFunction<Integer, Integer>) null))
                    .hasMessage("work");
        }
    }

    @Test
    void aPoolMayGrowWithoutBound() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Integer> worker = workers.worker(WorkerSpec.builder("Filter.twice")
                    .workers(1)
                    .max(Integer.MAX_VALUE)
                    .build());
            assertThat(worker.pipe(closed(List.of(1, 2, 3)), value -> 2 * value))
                    .containsExactly(2, 4, 6);
        }
    }

    @Test
    void workThatWantsAContextGetsOneThatEndsWithIt() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Context> worker = workers.worker(
                    WorkerSpec.builder("Filter.context").workers(1).build());
            Context seen = worker.pipe(closed(List.of(1)), (context, value) -> {
                        assertThat(context.isCancelled()).isFalse();
                        return context;
                    })
                    .receive();
            assertThat(seen.isCancelled()).isTrue();
        }
    }

    @Test
    void aClosedPoolFailsThePipe() throws Exception {
        WorkerSet workers = WorkerSet.open();
        Channel<Integer> input = Channel.unbuffered();
        ReceiveChannel<Integer> output = worker(workers).pipe(input, value -> value);
        input.send(1);
        assertThat(output.receive()).isEqualTo(1);
        workers.close();

        input.send(2);
        input.send(3); // is dropped, and does not wait for ever
        assertThatThrownBy(output::receive)
                .isInstanceOf(ChannelClosedException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void pipesCanBeJoined() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Integer> worker = worker(workers);
            List<Integer> values = IntStream.range(0, 1_000).boxed().toList();
            ReceiveChannel<Integer> output =
                    worker.pipe(worker.pipe(closed(values), value -> value + 1), value -> value - 1);
            assertThat(output).containsExactlyElementsOf(values);
        }
    }
}
