package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockkeeper.OnFailure;
import dev.lockkeeper.Overflow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerSetTest {
    private static WorkerSpec spec(int workers) {
        return WorkerSpec.builder("Renderer.render").workers(workers).build();
    }

    private static <T> T fail(Exception failure) throws Exception {
        throw failure;
    }

    @Test
    void awaitReturnsWhenAllOutstandingTasksAreDone() {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Integer> render = workers.worker(spec(3));
            AtomicInteger done = new AtomicInteger();
            for (int i = 0; i < 1_000; i++) {
                render.submit(done::incrementAndGet);
            }
            workers.await(OnFailure.FAIL_FAST, render);
            assertThat(done).hasValue(1_000);
            assertThat(render.stats().completed()).isEqualTo(1_000);
        }
    }

    @Test
    void awaitWaitsForTasksThatTasksSubmit() {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Object> first =
                    workers.worker(WorkerSpec.builder("A").workers(1).build());
            PooledWorker<Object> second =
                    workers.worker(WorkerSpec.builder("B").workers(1).build());
            AtomicInteger done = new AtomicInteger();
            first.submit(() -> second.submit(() -> first.submit(() -> second.submit(done::incrementAndGet))));
            workers.await(OnFailure.FAIL_FAST, first, second);
            assertThat(done).hasValue(1);
        }
    }

    @Test
    void failFastThrowsTheFirstFailureAndCancelsTheRest() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Object> render = workers.worker(spec(2));
            IOException failure = new IOException("disk");
            Gate gate = new Gate();
            Task<Object> running = render.submit(gate::pass);
            gate.awaitArrival();
            render.submit(() -> fail(failure));
            assertThatThrownBy(() -> workers.await(OnFailure.FAIL_FAST, render))
                    .isInstanceOf(WorkerFailedException.class)
                    .hasCause(failure)
                    .hasMessageContaining("Renderer.render");
            assertThat(running).isCancelled();
            workers.await(OnFailure.FAIL_FAST, render);
        }
    }

    @Test
    void collectThrowsAllFailuresTogetherWhenAllHaveFinished() {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Object> render = workers.worker(spec(1));
            IOException one = new IOException("one");
            IOException two = new IOException("two");
            AtomicInteger done = new AtomicInteger();
            render.submit(() -> fail(one));
            render.submit(() -> fail(two));
            render.submit(done::incrementAndGet);
            assertThatThrownBy(() -> workers.await(OnFailure.COLLECT, render))
                    .hasCause(one)
                    .hasSuppressedException(two);
            assertThat(done).hasValue(1);
            workers.await(OnFailure.COLLECT, render);
        }
    }

    @Test
    void ignorePassesOverFailures() {
        try (UncaughtRecorder uncaught = new UncaughtRecorder()) {
            try (WorkerSet workers = WorkerSet.open()) {
                PooledWorker<Object> render = workers.worker(spec(1));
                render.submit(() -> fail(new IOException("ignored")));
                workers.await(OnFailure.IGNORE, render);
            }
            assertThat(uncaught.recorded()).isEmpty();
        }
    }

    @Test
    void declaredFailureIsUnwrappedWithTheOthersSuppressed() {
        IOException one = new IOException("one");
        WorkerFailedException failed = new WorkerFailedException("worker", one);
        IOException two = new IOException("two");
        failed.addSuppressed(two);
        failed.throwCauseIf(IllegalStateException.class);
        assertThatThrownBy(() -> failed.throwCauseIf(IOException.class))
                .isSameAs(one)
                .hasSuppressedException(two);
    }

    @Test
    void boundedAwaitTellsThatTheTimeIsUpAndTheTasksGoOn() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Object> render = workers.worker(spec(1));
            Gate gate = new Gate();
            Task<Object> task = render.submit(gate::pass);
            assertThat(workers.tryAwait(Duration.ofMillis(1), OnFailure.FAIL_FAST, render))
                    .isFalse();
            WorkerFailedException timedOut = catchThrowableOfType(
                    WorkerFailedException.class,
                    () -> workers.await(Duration.ofMillis(1), OnFailure.FAIL_FAST, render));
            assertThat(timedOut).hasCauseInstanceOf(TimeoutException.class);
            assertThat(task).isNotDone();
            gate.open();
            assertThat(workers.tryAwait(Duration.ofSeconds(20), OnFailure.FAIL_FAST, render))
                    .isTrue();
        }
    }

    @Test
    void interruptedAwaitRestoresTheFlagAndThrowsCancelled() {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Object> render = workers.worker(spec(1));
            Gate gate = new Gate();
            render.submit(gate::pass);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> workers.await(OnFailure.FAIL_FAST, render))
                    .isInstanceOf(CancelledException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> workers.awaitInterruptibly(OnFailure.FAIL_FAST, render))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
            gate.open();
        }
    }

    @Test
    void workersThatNameTheSamePoolShareIt() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Object> read = workers.worker(
                    WorkerSpec.builder("Disk.read").pool("io").workers(1).build());
            PooledWorker<Object> write = workers.worker(
                    WorkerSpec.builder("Disk.write").pool("io").workers(1).build());
            Gate gate = new Gate();
            Task<Object> reading = read.submit(gate::pass);
            gate.awaitArrival();
            Task<Object> writing = write.submit(() -> "written");
            assertThat(write.stats().queued()).isEqualTo(1);
            assertThat(read.stats()).isEqualTo(write.stats());
            gate.open();
            workers.await(OnFailure.FAIL_FAST, write);
            assertThat(writing.get()).isEqualTo("written");
            reading.get();
        }
    }

    @Test
    void sharedPoolSetUpInTwoWaysIsRejected() {
        try (WorkerSet workers = WorkerSet.open()) {
            workers.worker(WorkerSpec.builder("Disk.read").pool("io").workers(1).build());
            assertThatThrownBy(() -> workers.worker(WorkerSpec.builder("Disk.write")
                            .pool("io")
                            .workers(2)
                            .build()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Disk.write: the pool io is shared");
        }
    }

    @Test
    void poolThatAnEngineCouldNotOpenMayBeSetUpInAnotherWay() throws Exception {
        WorkerEngine twoAtMost = spec -> {
            if (spec.workers() > 2) {
                throw new UnsupportedOperationException("two at most");
            }
            return WorkerEngine.local().open(spec);
        };
        try (WorkerSet workers = WorkerSet.open(twoAtMost)) {
            assertThatThrownBy(() -> workers.worker(spec(3))).hasMessage("two at most");
            assertThat(workers.worker(spec(2)).submit(() -> "drawn").get()).isEqualTo("drawn");
        }
    }

    @Test
    void submitAfterCloseIsRejectedByName() {
        WorkerSet workers = WorkerSet.open();
        PooledWorker<Object> render = workers.worker(spec(1));
        workers.close();
        assertThatThrownBy(() -> render.submit(() -> null))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("Renderer.render")
                .hasMessageContaining("closed");
        assertThat(render.stats().rejected()).isEqualTo(1);
        workers.await(OnFailure.FAIL_FAST, render);
    }

    @Test
    void unobservedFailureReachesTheHandlerAtClose() throws Exception {
        try (UncaughtRecorder uncaught = new UncaughtRecorder()) {
            IOException unobserved = new IOException("unobserved");
            try (WorkerSet workers = WorkerSet.open()) {
                PooledWorker<Object> render = workers.worker(spec(1));
                render.submit(() -> fail(unobserved));
                Task<Object> observed = render.submit(() -> fail(new IOException("observed")));
                assertThatThrownBy(observed::get).hasMessageContaining("observed");
                Task<Object> handled = render.submit(() -> fail(new IOException("handled")));
                handled.exceptionally(failure -> null);
            }
            assertThat(uncaught.recorded()).containsExactly(unobserved);
        }
    }

    @Test
    void closeDrainsAndBoundedCloseSaysWhatItDropped() throws Exception {
        WorkerSet workers = WorkerSet.open();
        PooledWorker<Object> render = workers.worker(spec(1));
        Gate gate = new Gate();
        Task<Object> running = render.submit(gate::pass);
        gate.awaitArrival();
        Task<Object> queued = render.submit(() -> "never");
        List<Task<?>> dropped = workers.close(Duration.ofMillis(1));
        assertThat(dropped).containsExactlyInAnyOrder(running, queued);
        assertThat(running).isCancelled();
        assertThat(queued).isCancelled();
        workers.close();
        assertThat(render.stats()).isEqualTo(new PoolStats(0, 0, 0, 2, 0, 0, 2, 0, 0));
    }

    @Test
    void taskThatAwaitsItsOwnPoolIsToldSo() {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Object> render = workers.worker(spec(1));
            Task<Object> task = render.submit(() -> {
                workers.await(OnFailure.FAIL_FAST, render);
                return null;
            });
            assertThatThrownBy(task::get)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("would wait for ever");
        }
    }

    @Test
    void awaitsOfSeveralThreadsAllHearOfAFailure() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Object> render = workers.worker(spec(1));
            IOException failure = new IOException("disk");
            Gate gate = new Gate();
            render.submit(() -> {
                gate.pass();
                throw failure;
            });
            List<Throwable> heard = new CopyOnWriteArrayList<>();
            WaitGroup awaits = new WaitGroup();
            CountDownLatch entering = new CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                awaits.go(() -> {
                    entering.countDown();
                    try {
                        workers.await(OnFailure.COLLECT, render);
                    } catch (WorkerFailedException expected) {
                        heard.add(expected.getCause());
                    }
                });
            }
            entering.await();
            while (workers.awaits() < 3) {
                Thread.onSpinWait();
            }
            gate.open();
            awaits.await();
            assertThat(heard).containsExactly(failure, failure, failure);
            workers.await(OnFailure.COLLECT, render);
        }
    }

    @Test
    void cancelledAndDiscardedTasksAreNoFailures() throws Exception {
        try (UncaughtRecorder uncaught = new UncaughtRecorder()) {
            try (WorkerSet workers = WorkerSet.open()) {
                PooledWorker<Object> render = workers.worker(WorkerSpec.builder("Renderer.render")
                        .workers(1)
                        .queue(1)
                        .overflow(Overflow.DISCARD_OLDEST)
                        .build());
                Gate gate = new Gate();
                Task<Object> running = render.submit(gate::pass);
                gate.awaitArrival();
                render.submit(() -> "discarded");
                render.submit(() -> "last");
                running.cancel(true);
                workers.await(OnFailure.FAIL_FAST, render);
                assertThat(render.stats()).isEqualTo(new PoolStats(1, 0, 0, 3, 1, 0, 1, 0, 1));
            }
            assertThat(uncaught.recorded()).isEmpty();
        }
    }

    @Test
    void timeOutOfATaskIsAFailureLikeAnyOther() throws Exception {
        try (WorkerSet workers = WorkerSet.open()) {
            PooledWorker<Object> render = workers.worker(WorkerSpec.builder("Renderer.render")
                    .workers(1)
                    .timeout(Duration.ofMillis(1))
                    .build());
            Gate gate = new Gate();
            render.submit(gate::passStubbornly);
            assertThatThrownBy(() -> workers.await(OnFailure.FAIL_FAST, render))
                    .isInstanceOf(WorkerFailedException.class)
                    .hasCauseInstanceOf(TimeoutException.class)
                    .hasMessageContaining("Renderer.render"); // though the body does not heed the interrupt
            gate.open();
        }
    }
}
