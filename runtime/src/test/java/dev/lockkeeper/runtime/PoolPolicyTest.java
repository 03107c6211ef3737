package dev.lockkeeper.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.Overflow;
import dev.lockkeeper.Threads;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Size, overflow, pace and settings of pools. */
@Timeout(30)
class PoolPolicyTest {
    private static WorkerPoolBuilder oneWorkerOnePlace(Overflow overflow) {
        return WorkerPool.builder().name("policy").workers(1).queue(1).overflow(overflow);
    }

    @Test
    void fullQueueBlocksTheSubmitterUntilThereIsRoom() throws Exception {
        try (WorkerPool pool = oneWorkerOnePlace(Overflow.BLOCK).build()) {
            Gate gate = new Gate();
            pool.submit(gate::pass);
            gate.awaitArrival();
            pool.submit(() -> "queued");
            List<Task<String>> third = new ArrayList<>();
            Thread submitter = new Thread(() -> third.add(pool.submit(() -> "third")));
            submitter.start();
            while (submitter.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(pool.stats().submitted()).isEqualTo(2);
            gate.open();
            submitter.join();
            assertThat(third.get(0).get()).isEqualTo("third");
        }
    }

    @Test
    void oneFreePlaceInALongQueueIsEnoughForASubmitterThatWaits() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().workers(1).queue(100).build()) {
            Gate first = new Gate();
            Gate others = new Gate();
            pool.submit(first::pass);
            first.awaitArrival();
            for (int i = 0; i < 100; i++) {
                pool.submit(others::pass);
            }
            Thread submitter = new Thread(() -> pool.submit(others::pass));
            submitter.start();
            while (submitter.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            first.open(); // the worker goes on to the next task, which holds it
            submitter.join();
            assertThat(pool.stats().queued()).isEqualTo(100);
            others.open();
        }
    }

    @Test
    void interruptedSubmitterIsRejectedAndStaysInterrupted() throws Exception {
        try (WorkerPool pool = oneWorkerOnePlace(Overflow.BLOCK).build()) {
            Gate gate = new Gate();
            pool.submit(gate::pass);
            gate.awaitArrival();
            pool.submit(() -> "queued");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pool.submit(() -> "third"))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class)
                    .hasMessageContaining("policy");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(pool.stats().rejected()).isEqualTo(1);
            gate.open();
        }
    }

    @Test
    void closingRejectsASubmitterThatWaitsForRoom() throws Exception {
        WorkerPool pool = oneWorkerOnePlace(Overflow.BLOCK).build();
        Gate gate = new Gate();
        pool.submit(gate::pass);
        gate.awaitArrival();
        pool.submit(() -> "queued");
        List<Throwable> thrown = new ArrayList<>();
        Thread submitter = new Thread(() -> {
            try {
                pool.submit(() -> "third");
            } catch (RejectedExecutionException expected) {
                thrown.add(expected);
            }
        });
        submitter.start();
        while (submitter.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        pool.shutdown();
        submitter.join();
        assertThat(thrown).hasSize(1);
        gate.open();
        pool.close();
        assertThat(pool.stats()).isEqualTo(new PoolStats(0, 0, 0, 3, 2, 0, 0, 1, 0));
    }

    @Test
    void cancellingAQueuedTaskMakesRoom() throws Exception {
        try (WorkerPool pool = oneWorkerOnePlace(Overflow.REJECT).build()) {
            Gate gate = new Gate();
            pool.submit(gate::pass);
            for (int i = 0; i < 100; i++) {
                pool.submit(() -> "queued").cancel(false);
            }
            Task<String> last = pool.submit(() -> "last");
            gate.open();
            assertThat(last.get()).isEqualTo("last");
        }
    }

    @Test
    void rejectTurnsAwayWhatDoesNotFit() throws Exception {
        try (WorkerPool pool = oneWorkerOnePlace(Overflow.REJECT).build()) {
            Gate gate = new Gate();
            pool.submit(gate::pass); // for the worker
            pool.submit(() -> "queued"); // for the queue, though the worker may not have taken the first yet
            assertThatThrownBy(() -> pool.submit(() -> "third"))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("policy")
                    .hasMessageContaining("full");
            gate.open();
            pool.await();
            assertThat(pool.stats()).isEqualTo(new PoolStats(1, 0, 0, 3, 2, 0, 0, 1, 0));
        }
    }

    @Test
    void queueOfNoPlacesTakesWhatAFreeWorkerCanStart() throws Exception {
        for (int round = 0; round < 100; round++) {
            try (WorkerPool pool = WorkerPool.builder()
                    .workers(2)
                    .queue(0)
                    .overflow(Overflow.REJECT)
                    .build()) {
                Gate gate = new Gate();
                pool.submit(gate::pass);
                pool.submit(gate::pass);
                try {
                    assertThatThrownBy(() -> pool.submit(gate::pass)).isInstanceOf(RejectedExecutionException.class);
                } finally {
                    gate.open();
                }
                pool.await();
                pool.submit(gate::pass).get();
            }
        }
    }

    @Test
    void callerRunsWhatDoesNotFit() throws Exception {
        try (WorkerPool pool = oneWorkerOnePlace(Overflow.CALLER_RUNS).build()) {
            Gate gate = new Gate();
            pool.submit(gate::pass);
            pool.submit(() -> "queued");
            Task<Thread> task = pool.submit(Thread::currentThread);
            assertThat(task.get()).isSameAs(Thread.currentThread());
            assertThat(pool.stats().completed()).isEqualTo(1);
            gate.open();
        }
    }

    @Test
    void discardOldestMakesRoomForTheNewest() throws Exception {
        try (WorkerPool pool = oneWorkerOnePlace(Overflow.DISCARD_OLDEST).build()) {
            Gate gate = new Gate();
            pool.submit(gate::pass);
            gate.awaitArrival();
            Task<String> oldest = pool.submit(() -> "oldest");
            Task<String> newest = pool.submit(() -> "newest");
            assertThatThrownBy(oldest::get).hasCauseInstanceOf(RejectedExecutionException.class);
            gate.open();
            assertThat(newest.get()).isEqualTo("newest");
            assertThat(pool.stats().discarded()).isEqualTo(1);
        }
    }

    @Test
    void poolGrowsWhileTheQueueIsLongerThanTwiceTheWorkersAndShrinksAgain() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .workers(1, 3)
                .idle(Duration.ofMillis(1))
                .queue(100)
                .build()) {
            Gate gate = new Gate();
            pool.submit(gate::pass);
            gate.awaitArrival();
            pool.submit(gate::pass);
            pool.submit(gate::pass);
            assertThat(pool.stats().workers()).isEqualTo(1); // two wait for one worker
            for (int i = 0; i < 20; i++) {
                pool.submit(gate::pass);
            }
            assertThat(pool.stats().workers()).isBetween(2, 3);
            while (pool.stats().active() < 3) {
                Thread.onSpinWait();
            }
            assertThat(pool.stats().workers()).isEqualTo(3);
            gate.open();
            pool.await();
            while (pool.stats().workers() > 1) {
                Thread.onSpinWait();
            }
            assertThat(pool.submit(() -> "still there").get()).isEqualTo("still there");
            assertThat(pool.stats().completed()).isEqualTo(24);
        }
    }

    @Test
    void poolWithAShortQueueGrowsBeforeItTurnsAnybodyAway() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .workers(1, 3)
                .queue(1)
                .overflow(Overflow.REJECT)
                .build()) {
            Gate gate = new Gate();
            for (int i = 0; i < 4; i++) {
                pool.submit(gate::pass);
            }
            assertThat(pool.stats().workers()).isEqualTo(3);
            assertThatThrownBy(() -> pool.submit(gate::pass)).isInstanceOf(RejectedExecutionException.class);
            gate.open();
        }
    }

    @Test
    void poolThatGrowsTakesNoMoreThanItsWorkersAndItsQueueHold() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().workers(2, 4).queue(0).build()) {
            Gate one = new Gate();
            Gate other = new Gate();
            pool.submitAll(List.of(one::pass, other::pass));
            other.awaitArrival();
            one.open();
            other.open();
            pool.await();
            assertThat(pool.stats().workers()).isEqualTo(2); // and both rest

            Gate gate = new Gate();
            Forked<?> submitter = Forked.fork(() -> pool.submitAll(Collections.nCopies(8, gate::pass)));
            Forked.awaitCondition(() -> pool.stats().active() == 4);
            submitter.awaitParked();
            assertThat(pool.stats().queued()).isZero();
            gate.open();
            submitter.result();
        }
    }

    @Test
    void poolThatShrinksHoldsNoMoreThanItsWorkersAndItsQueue() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .workers(1, 6)
                .idle(Duration.ofMillis(1))
                .queue(8)
                .build()) {
            WaitGroup submitters = new WaitGroup();
            for (int i = 0; i < 4; i++) {
                submitters.go(() -> {
                    for (int j = 0; j < 2_000; j++) {
                        pool.submit(Thread::yield);
                    }
                });
            }
            while (!submitters.await(Duration.ZERO)) {
                PoolStats stats = pool.stats();
                assertThat(stats.queued()).as(stats.toString()).isLessThanOrEqualTo(8 + Math.max(1, stats.workers()));
            }
        }
    }

    @Test
    void pacedPoolThatMayGrowTakesNoMoreThanItsQueueHolds() throws Exception {
        WorkerPool pool = WorkerPool.builder()
                .workers(1, 3)
                .queue(2)
                .overflow(Overflow.REJECT)
                .rate(1, Duration.ofHours(1))
                .build();
        pool.submit(() -> 1);
        pool.await();
        Task<Integer> second = pool.submit(() -> 2);
        Task<Integer> third = pool.submit(() -> 3);
        assertThatThrownBy(() -> pool.submit(() -> 4)).isInstanceOf(RejectedExecutionException.class);
        assertThat(pool.close(Duration.ZERO)).containsExactly(second, third);
    }

    @Test
    void pacedPoolGrowsWhenAllItsWorkersAreBusy() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .workers(1, 2)
                .queue(1)
                .rate(1, Duration.ofNanos(1))
                .build()) {
            Gate gate = new Gate();
            pool.submit(gate::pass);
            gate.awaitArrival();
            pool.submit(gate::pass);
            pool.submit(gate::pass); // in the queue is only one place
            Forked.awaitCondition(() -> pool.stats().active() == 2);
            gate.open();
        }
    }

    @Test
    void fixedPoolNeverHasMoreThreadsThanWorkers() throws Exception {
        try (WorkerPool pool = WorkerPool.builder().workers(3).queue(10_000).build()) {
            AtomicLong most = new AtomicLong();
            for (int i = 0; i < 5_000; i++) {
                pool.submit(() -> most.accumulateAndGet(pool.stats().active(), Math::max));
            }
            pool.await();
            assertThat(most.get()).isBetween(1L, 3L);
            assertThat(pool.stats().workers()).isBetween(1, 3);
        }
    }

    @Test
    void paceSpacesStartsEvenly() {
        AtomicLong clock = new AtomicLong(-5);
        PaceMaker pace = new PaceMaker(new Pace(10, Duration.ofSeconds(1)), clock::get);
        assertThat(pace.delay()).isZero();
        pace.start();
        assertThat(pace.delay()).isEqualTo(100_000_000);
        clock.addAndGet(60_000_000);
        assertThat(pace.delay()).isEqualTo(40_000_000);
        clock.addAndGet(500_000_000);
        assertThat(pace.delay()).isZero();
        pace.start();
        assertThat(pace.delay()).isEqualTo(100_000_000); // what was not used does not pile up
    }

    @Test
    void paceLetsNoMoreStartInItsUnitOfTimeThanItSays() {
        assertThat(3 * new Pace(3, Duration.ofSeconds(1)).interval()).isGreaterThanOrEqualTo(1_000_000_000);
        assertThat(new Pace(Integer.MAX_VALUE, Duration.ofNanos(1)).interval()).isEqualTo(1);
        assertThat(new Pace(2, Duration.ofSeconds(Long.MAX_VALUE)).interval()).isEqualTo(1L << 62);
    }

    @Test
    void paceLimitsTheStartsOfTasks() {
        AtomicLong lastStart = new AtomicLong();
        long begin = System.nanoTime();
        try (WorkerPool pool =
                WorkerPool.builder().workers(4).rate(1, Duration.ofMillis(5)).build()) {
            for (int i = 0; i < 6; i++) {
                pool.submit(() -> lastStart.accumulateAndGet(System.nanoTime() - begin, Math::max));
            }
        }
        assertThat(lastStart.get()).isGreaterThanOrEqualTo(25_000_000); // five gaps at least, however slow the machine
    }

    @Test
    void pacedPoolClosesThoughTasksWaitForTheirTurn() throws Exception {
        WorkerPool pool =
                WorkerPool.builder().workers(2).rate(1, Duration.ofHours(1)).build();
        pool.submit(() -> 1).join();
        Task<Integer> waiting = pool.submit(() -> 2);
        assertThat(pool.close(Duration.ofMillis(1))).containsExactly(waiting);
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.stats()).isEqualTo(new PoolStats(0, 0, 0, 2, 1, 0, 1, 0, 0));
    }

    @Test
    void badSettingsAreNamed() {
        assertThatThrownBy(() -> WorkerPool.fixed(0)).hasMessageContaining("workers is 0");
        assertThatThrownBy(() -> WorkerPool.builder().workers(-1).build()).hasMessageContaining("workers is -1");
        assertThatThrownBy(() -> WorkerPool.builder().workers(3, 2).build()).hasMessageContaining("max is 2");
        assertThatThrownBy(() -> WorkerPool.builder().queue(-1).build()).hasMessageContaining("queue is -1");
        assertThatThrownBy(() -> WorkerPool.builder().idle(Duration.ZERO).build())
                .hasMessageContaining("idle is PT0S");
        assertThatThrownBy(() -> WorkerPool.builder().timeout(Duration.ofSeconds(-1)))
                .hasMessageContaining("timeout is PT-1S");
        assertThatThrownBy(() -> WorkerPool.builder().rate(0, Duration.ofSeconds(1)))
                .hasMessageContaining("0 starts");
        assertThatThrownBy(() -> WorkerPool.builder().rate(1, Duration.ZERO)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> WorkerPool.builder().name(" ").build()).hasMessageContaining("blank");
        assertThatThrownBy(() -> WorkerSpec.builder("A.b").workers(2).max(1).build())
                .hasMessageContaining("A.b: max is 1");
    }

    @Test
    void virtualThreadsAreTakenWhereThereAreSome() throws Exception {
        boolean virtual = ThreadStarter.hasVirtualThreads();
        assertThat(virtual).isEqualTo(Runtime.version().feature() >= 21);
        if (virtual) {
            try (WorkerPool pool =
                    WorkerPool.builder().threads(Threads.VIRTUAL).workers(1).build()) {
                assertThat(pool.submit(() -> Thread.currentThread().toString()).get())
                        .contains("VirtualThread");
            }
        } else {
            assertThatThrownBy(
                            () -> WorkerPool.builder().threads(Threads.VIRTUAL).build())
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("Use AUTO");
        }
        try (WorkerPool pool =
                WorkerPool.builder().threads(Threads.PLATFORM).workers(1).build()) {
            assertThat(pool.submit(() -> Thread.currentThread().toString()).get())
                    .doesNotContain("VirtualThread");
        }
    }

    @Test
    void failuresThatNobodyObservesDoNotPileUp() {
        try (UncaughtRecorder uncaught = new UncaughtRecorder()) {
            try (WorkerPool pool = WorkerPool.builder().workers(1).queue(1_000).build()) {
                for (int i = 0; i < FailureLog.LIMIT + 100; i++) {
                    int item = i;
                    pool.submit(() -> {
                        throw new IllegalStateException("task " + item);
                    });
                }
            }
            assertThat(uncaught.recorded()).hasSize(FailureLog.LIMIT + 100);
        }
    }

    @Test
    void forgottenCloseDoesNotKeepTheJvmAlive(@TempDir Path directory) throws Exception {
        Path program = directory.resolve("Forgetful.java");
        Files.writeString(program, """
                import dev.lockkeeper.Threads;
                import dev.lockkeeper.runtime.*;

                class Forgetful {
                    public static void main(String[] args) throws Exception {
                        for (Threads kind : new Threads[] {Threads.AUTO, Threads.PLATFORM}) {
                            WorkerPool pool = WorkerPool.builder().threads(kind).timeout(java.time.Duration.ofHours(1)).build();
                            pool.submit(() -> "worked").get();
                        }
                        System.out.println("end of main");
                    }
                }
                """);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process jvm = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        locationOf(WorkerPool.class) + File.pathSeparator + locationOf(Threads.class),
                        program.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor()).as(output).isZero();
        assertThat(output).contains("end of main");
    }

    private static Path locationOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
