package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.OnFailure;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Submissions that wait for room in a full pool end with their context. */
@Timeout(30)
class SubmissionUnderContextTest {
    private final CancelledException reason = new CancelledException("the user left");
    private final Gate gate = new Gate();
    private final AtomicBoolean ran = new AtomicBoolean();

    private WorkerPool fullPool() throws InterruptedException {
        WorkerPool pool = WorkerPool.builder().name("full").workers(1).queue(1).build();
        pool.submit(gate::pass);
        gate.awaitArrival();
        pool.submit(() -> "queued");
        return pool;
    }

    @Test
    void X2_cancelEndsASubmissionThatWaitsForRoom() throws Exception {
        try (WorkerPool pool = fullPool();
                CancellableContext context = Context.background().withCancel()) {
            Forked<?> submitter = Forked.fork(() ->
                            pool.submit(context.withValue(Context.key("k", Integer.class), 1), c -> {
                                ran.set(true);
                                return 1;
                            }))
                    .awaitParked();
            context.cancel(reason);
            assertThat(submitter.failure())
                    .isInstanceOf(CancelledException.class)
                    .hasCause(reason)
                    .hasMessageContaining("full: the context was cancelled while the submission waited for room");
            assertThat(pool.stats()).isEqualTo(new PoolStats(1, 1, 1, 3, 0, 0, 0, 1, 0));
            assertThat(context.listeners().size()).as("what still listens").isZero();
            gate.open();
            pool.await();
            assertThat(ran).isFalse();
        }
    }

    @Test
    void X4_deadlineEndsASubmissionThatWaitsForRoom() throws Exception {
        try (WorkerPool pool = fullPool();
                CancellableContext context = Context.background().withTimeout(Duration.ofMillis(1))) {
            assertThatThrownBy(() -> pool.submit(context, c -> 1))
                    .isInstanceOf(CancelledException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            gate.open();
        }
    }

    @Test
    void X2_cancelEndsASubmissionToAWorkerThatWaitsForRoom() throws Exception {
        try (WorkerSet workers = WorkerSet.open();
                CancellableContext context = Context.background().withCancel()) {
            PooledWorker<Object> worker = workers.worker(
                    WorkerSpec.builder("Renderer.render").workers(1).queue(1).build());
            worker.submit(gate::pass);
            gate.awaitArrival();
            worker.submit(() -> "queued");
            Forked<?> submitter =
                    Forked.fork(() -> worker.submit(context, c -> 1)).awaitParked();
            context.cancel(reason);
            assertThat(submitter.failure())
                    .isInstanceOf(CancelledException.class)
                    .hasCause(reason);
            gate.open();
            workers.await(OnFailure.FAIL_FAST, worker); // it is no outstanding task
        }
    }

    @Test
    void X2_contextThatIsCancelledAlreadyDoesNotWaitForRoom() throws Exception {
        try (WorkerPool pool = fullPool();
                CancellableContext context = Context.background().withCancel()) {
            context.cancel(reason);
            assertThatThrownBy(() -> pool.submit(context, c -> 1))
                    .isInstanceOf(CancelledException.class)
                    .hasCause(reason);
            gate.open();
        }
    }

    @Test
    void roomThatComesFirstIsTakenAndTheContextIsNotListenedToAnyMore() throws Exception {
        try (WorkerPool pool = fullPool();
                CancellableContext context = Context.background().withCancel()) {
            Forked<Task<Integer>> submitter =
                    Forked.fork(() -> pool.submit(context, c -> 1)).awaitParked();
            gate.open();
            assertThat(submitter.result().get()).isEqualTo(1);
            assertThat(context.listeners().size()).isZero();
        }
    }

    @Test
    void othersThatWaitForRoomGoOnWaiting() throws Exception {
        try (WorkerPool pool = fullPool();
                CancellableContext context = Context.background().withCancel();
                CancellableContext other = Context.background().withCancel()) {
            Forked<?> cancelled =
                    Forked.fork(() -> pool.submit(context, c -> 1)).awaitParked();
            Forked<Task<Integer>> patient =
                    Forked.fork(() -> pool.submit(other, c -> 2)).awaitParked();
            Forked<Task<Integer>> plain =
                    Forked.fork(() -> pool.submit(() -> 3)).awaitParked();
            context.cancel(reason);
            assertThat(cancelled.failure()).isInstanceOf(CancelledException.class);
            assertThat(patient.isDone() || plain.isDone()).isFalse();
            gate.open();
            assertThat(patient.result().get()).isEqualTo(2);
            assertThat(plain.result().get()).isEqualTo(3);
        }
    }
}
